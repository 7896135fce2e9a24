import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CalendarName, calendarNames, hoursOf, type WorkingCalendarYear, workingTimeRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { AdministrationPage } from '../AdministrationPage.tsx';
import styles from './calendars.module.css';
import { DayDialog } from './DayDialog.tsx';
import { Month } from './Month.tsx';
import { calendarTexts } from './texts.ts';

/** A working calendar, a year at a glance; a click corrects a day. */
export function CalendarsPage() {
  const texts = useTexts(calendarTexts);
  const [calendar, setCalendar] = useState<CalendarName>('china');
  const [year, setYear] = useState(() => new Date().getFullYear());
  const query = useQuery({
    queryKey: keys.calendar(calendar, year),
    queryFn: ({ signal }) =>
      call(workingTimeRoutes.readWorkingCalendar, { params: { calendar }, query: { year }, signal }),
    placeholderData: (before) => before,
  });
  return (
    <AdministrationPage>
      <div className={styles.bar}>
        <SegmentedControl
          value={calendar}
          onChange={(chosen) => setCalendar(chosen as CalendarName)}
          data={calendarNames.map((name) => ({ value: name, label: texts.calendar[name] }))}
        />
        <Button variant="default" size="xs" onClick={() => setYear(year - 1)} aria-label={texts.earlier}>
          ‹
        </Button>
        <strong>{year}</strong>
        <Button variant="default" size="xs" onClick={() => setYear(year + 1)} aria-label={texts.later}>
          ›
        </Button>
      </div>
      {query.data ? (
        <Year year={query.data} />
      ) : query.isError ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Waiting lines={10} />
      )}
    </AdministrationPage>
  );
}

function Year({ year }: { year: WorkingCalendarYear }) {
  const texts = useTexts(calendarTexts);
  const [date, setDate] = useState<string | null>(null);
  return (
    <>
      {!year.isPublished && <p className={styles.note}>{texts.notPublished}</p>}
      <HoursOfWeek year={year} />
      <div className={styles.legend}>
        <span>{texts.zone(year.timeZone)}</span>
        <span>□ {texts.kind.holiday}</span>
        <span>┄ {texts.kind['make-up']}</span>
      </div>
      <div className={styles.months}>
        {months.map((month) => (
          <Month key={month} year={year} month={month} choose={setDate} />
        ))}
      </div>
      {date && <DayDialog year={year} date={date} close={() => setDate(null)} />}
    </>
  );
}

const months = Array.from({ length: 12 }, (_, at) => at);

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function HoursOfWeek({ year }: { year: WorkingCalendarYear }) {
  const texts = useTexts(calendarTexts);
  return (
    <dl className={styles.hours} aria-label={texts.hours}>
      {hoursOf.map((day) => {
        const spans = year.hours.filter((each) => each.day === day);
        return (
          <div key={day}>
            <dt>{texts.day[day]}</dt>
            <dd>
              {spans.length === 0
                ? texts.free
                : spans.map(({ opens, closes }) => `${clock(opens)}–${clock(closes)}`).join(', ')}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
