import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { type CalendarName, calendarNames, hoursOf, type WorkingCalendarYear, workingTimeRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { mayCall, useMe } from '../../shell/session.ts';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { AdministrationPage } from '../AdministrationPage.tsx';
import styles from './calendars.module.css';
import { DayDialog } from './DayDialog.tsx';
import { dayAfter, dayIn } from './days.ts';
import { HoursDialog } from './HoursDialog.tsx';
import { Month } from './Month.tsx';
import { spansTyped } from './spans.ts';
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
  const [changesHours, setChangesHours] = useState(false);
  const [at, setAt] = useState(() => new Date().toISOString().slice(5, 10));
  const here = dayIn(year.year, at);
  return (
    <>
      {!year.isPublished && <p className={styles.note}>{texts.notPublished}</p>}
      <HoursOfWeek year={year} change={() => setChangesHours(true)} />
      <div className={styles.legend}>
        <span>{texts.zone(year.timeZone)}</span>
        <span>□ {texts.kind.holiday}</span>
        <span>┄ {texts.kind['make-up']}</span>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows go from day to day */}
      <div
        className={styles.months}
        onKeyDown={stepDay}
        onFocus={({ target }: FocusEvent<HTMLElement>) => setAt((before) => target.dataset.day?.slice(5) ?? before)}
      >
        {months.map((month) => (
          <Month key={month} year={year} month={month} choose={setDate} here={here} />
        ))}
      </div>
      {changesHours && <HoursDialog year={year} close={() => setChangesHours(false)} />}
      {date && <DayDialog year={year} date={date} close={() => setDate(null)} />}
    </>
  );
}

const months = Array.from({ length: 12 }, (_, at) => at);

function stepDay(event: KeyboardEvent<HTMLElement>): void {
  const from = (event.target as HTMLElement).dataset.day;
  const to = from && dayAfter(from, event.key);
  if (!to) return;
  event.preventDefault();
  // The page's own arrows go through lists.
  event.stopPropagation();
  event.nativeEvent.stopImmediatePropagation();
  event.currentTarget.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus();
}

function HoursOfWeek({ year, change }: { year: WorkingCalendarYear; change: () => void }) {
  const texts = useTexts(calendarTexts);
  const mayChange = mayCall(useMe(), workingTimeRoutes.writeWorkingHours);
  return (
    <dl className={styles.hours} aria-label={texts.hours}>
      {hoursOf.map((day) => {
        return (
          <div key={day}>
            <dt>{texts.day[day]}</dt>
            <dd>{spansTyped(year.hours, day) || texts.free}</dd>
          </div>
        );
      })}
      {mayChange && (
        <div>
          <Button size="compact-xs" variant="default" onClick={change}>
            {texts.changeHours}
          </Button>
        </div>
      )}
    </dl>
  );
}
