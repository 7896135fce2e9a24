import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { hoursOf, type WorkingCalendarYear, type WorkingHours, weekMinutesLeast, workingTimeRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import styles from '../administration.module.css';
import { FormDialog } from '../FormDialog.tsx';
import { useSaving } from '../use-saving.ts';
import own from './calendars.module.css';
import { spansRead, spansTyped } from './spans.ts';
import { calendarTexts } from './texts.ts';

const minutesOfWeek = (hours: readonly WorkingHours[]): number =>
  hours.reduce((sum, { day, opens, closes }) => sum + (day === 'make-up' ? 0 : closes - opens), 0);

/** The hours of the week, a line a day; they count for every year of the calendar. */
export function HoursDialog({ year, close }: { year: WorkingCalendarYear; close: () => void }) {
  const texts = useTexts(calendarTexts);
  const [typed, setTyped] = useState(
    () => Object.fromEntries(hoursOf.map((day) => [day, spansTyped(year.hours, day)])) as Record<string, string>,
  );
  const read = hoursOf.map((day) => spansRead(day, typed[day]!));
  const hours = read.flatMap((spans) => spans ?? []);
  const isRead = read.every((spans) => spans !== null);
  const isTooFew = isRead && minutesOfWeek(hours) < weekMinutesLeast;
  const write = (all: readonly WorkingHours[]) =>
    call(workingTimeRoutes.writeWorkingHours, { params: { calendar: year.calendar }, body: { hours: [...all] } });
  const back = useSaving(write, () => {});
  const save = useSaving(write, close, texts.hoursSaved, () => back.mutate(year.hours));
  return (
    <FormDialog
      title={`${texts.hours} · ${texts.calendar[year.calendar]}`}
      size="lg"
      isBusy={save.isPending}
      isDisabled={!isRead || isTooFew}
      submit={() => save.mutate(hours)}
      close={close}
    >
      <p className={styles.help}>{texts.hoursHelp}</p>
      <div className={own.week}>
        {hoursOf.map((day, at) => (
          <TextInput
            key={day}
            data-autofocus={at === 0 || undefined}
            label={texts.day[day]}
            placeholder={texts.free}
            value={typed[day]}
            maxLength={80}
            onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, [day]: value }))}
            error={read[at] === null && texts.hoursWrong}
          />
        ))}
      </div>
      {isTooFew && <p role="alert">{texts.hoursTooFew(weekMinutesLeast / 60)}</p>}
    </FormDialog>
  );
}
