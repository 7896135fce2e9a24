import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type CalendarDayEntry, dayKinds, type WorkingCalendarYear, workingTimeRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import styles from '../administration.module.css';
import { FormDialog } from '../FormDialog.tsx';
import { useSaving } from '../use-saving.ts';
import { calendarTexts } from './texts.ts';

interface DayDialogProps {
  year: WorkingCalendarYear;
  date: string;
  close: () => void;
}

/** Says what a day is, and where that is written. */
export function DayDialog({ year, date, close }: DayDialogProps) {
  const texts = useTexts(calendarTexts);
  const before = year.days.find((day) => day.date === date);
  const [kind, setKind] = useState<CalendarDayEntry['kind']>(before?.kind ?? 'holiday');
  const [name, setName] = useState(before?.name ?? '');
  const [source, setSource] = useState(before?.source ?? '');
  const save = useSaving(() => {
    const params = { calendar: year.calendar, date };
    return call(workingTimeRoutes.correctWorkingDay, { params, body: { kind, name, source } });
  }, close);
  return (
    <FormDialog title={date} isBusy={save.isPending} submit={() => save.mutate(undefined)} close={close}>
      {before?.status === 'corrected' && <p className={styles.help}>{texts.corrected}</p>}
      <Select
        data-autofocus
        label={texts.what}
        data={dayKinds.map((each) => ({ value: each, label: texts.kind[each] }))}
        value={kind}
        allowDeselect={false}
        onChange={(chosen) => chosen && setKind(chosen as CalendarDayEntry['kind'])}
      />
      <TextInput
        label={texts.name}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        required
        withAsterisk={false}
        maxLength={60}
      />
      <TextInput
        label={texts.source}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
        required
        withAsterisk={false}
        maxLength={200}
      />
    </FormDialog>
  );
}
