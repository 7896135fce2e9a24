import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type CalendarName, calendarNames, goalMinutes, type ServiceGoalLine, serviceGoalRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { caseWords, peopleWords } from '#ui/words';
import { call } from '../../region/client.ts';
import styles from '../administration.module.css';
import { FormDialog } from '../FormDialog.tsx';
import { useSaving } from '../use-saving.ts';
import { goalTexts } from './texts.ts';

/** A length of time as it is typed. */
interface Typed {
  hours: string;
  minutes: string;
}

const typedOf = (minutes: number): Typed => ({
  hours: String(Math.floor(minutes / 60)),
  minutes: String(minutes % 60),
});

/** Minutes of what was typed; null where it is no length a goal may have. */
function minutesOf({ hours, minutes }: Typed): number | null {
  if (!/^\d{1,3}$/.test(hours.trim()) || !/^[0-5]?\d$/.test(minutes.trim())) return null;
  const sum = Number(hours) * 60 + Number(minutes);
  return sum < goalMinutes.least || sum > goalMinutes.most ? null : sum;
}

/** Says how soon cases of one kind shall be answered. */
export function GoalDialog({ goal, close }: { goal: ServiceGoalLine; close: () => void }) {
  const texts = useTexts(goalTexts);
  const severities = useTexts(caseWords).severity;
  const lines = useTexts(peopleWords).productLine;
  const [first, setFirst] = useState(typedOf(goal.firstAnswerMinutes));
  const [update, setUpdate] = useState(typedOf(goal.updateMinutes));
  const [calendar, setCalendar] = useState(goal.calendar);
  const [firstAnswerMinutes, updateMinutes] = [minutesOf(first), minutesOf(update)];
  const { productLine, severity, level } = goal;
  const save = useSaving(
    (body: { firstAnswerMinutes: number; updateMinutes: number }) =>
      call(serviceGoalRoutes.writeServiceGoal, {
        params: { productLine, severity, level },
        body: { ...body, calendar },
      }),
    close,
    texts.saved,
  );
  return (
    <FormDialog
      title={[lines[productLine], severities[severity], texts.levels[level]].join(' · ')}
      isBusy={save.isPending}
      isDisabled={firstAnswerMinutes === null || updateMinutes === null}
      submit={() => {
        if (firstAnswerMinutes !== null && updateMinutes !== null) save.mutate({ firstAnswerMinutes, updateMinutes });
      }}
      close={close}
    >
      <Length label={texts.firstAnswer} typed={first} change={setFirst} isWrong={firstAnswerMinutes === null} isFirst />
      <Length label={texts.update} typed={update} change={setUpdate} isWrong={updateMinutes === null} />
      <SegmentedControl
        aria-label={texts.calendar}
        value={calendar}
        onChange={(chosen) => setCalendar(chosen as CalendarName)}
        data={calendarNames.map((name) => ({ value: name, label: texts.calendars[name] }))}
      />
    </FormDialog>
  );
}

interface LengthProps {
  label: string;
  typed: Typed;
  change: (typed: Typed) => void;
  isWrong: boolean;
  isFirst?: boolean;
}

function Length({ label, typed, change, isWrong, isFirst }: LengthProps) {
  const texts = useTexts(goalTexts);
  return (
    <fieldset className={styles.length}>
      <legend>{label}</legend>
      {(['hours', 'minutes'] as const).map((unit) => (
        <TextInput
          key={unit}
          label={texts[unit]}
          inputMode="numeric"
          data-autofocus={(isFirst && unit === 'hours') || undefined}
          value={typed[unit]}
          onChange={(event) => change({ ...typed, [unit]: event.currentTarget.value })}
          error={isWrong}
        />
      ))}
      {isWrong && <p role="alert">{texts.bounds}</p>}
    </fieldset>
  );
}
