import type { WorkingCalendarYear } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import styles from './calendars.module.css';
import { calendarTexts } from './texts.ts';

interface MonthProps {
  year: WorkingCalendarYear;
  /** From 0. */
  month: number;
  choose: (date: string) => void;
  /** The one day that Tab leads to; the arrows go on from there. */
  here: string;
}

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Days of a month as `YYYY-MM-DD`, with the place in the week, 0 for Monday. */
function daysOf(year: number, month: number) {
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Array.from({ length: count }, (_, at) => {
    const day = new Date(Date.UTC(year, month, at + 1));
    return { date: day.toISOString().slice(0, 10), number: at + 1, place: (day.getUTCDay() + 6) % 7 };
  });
}

/** One month: what is free is grey, what differs from its weekday has a border and its name. */
export function Month({ year, month, choose, here }: MonthProps) {
  const texts = useTexts(calendarTexts);
  const { language } = useLanguage();
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(year.year, month, 1)),
  );
  const differs = new Map(year.days.map((day) => [day.date, day]));
  const worked = new Set<string>(year.hours.map(({ day }) => day));
  const days = daysOf(year.year, month);
  return (
    <section className={styles.month}>
      <h3>{name}</h3>
      <div className={styles.days}>
        {week.map((day) => (
          <span key={day}>{language === 'zh' ? texts.day[day].slice(-1) : texts.day[day].slice(0, 2)}</span>
        ))}
        {days.map(({ date, number, place }) => {
          const entry = differs.get(date);
          const kind = entry?.kind ?? 'ordinary';
          const isFree = kind === 'holiday' || (kind === 'ordinary' && !worked.has(week[place]!));
          const words = entry && `${texts.kind[kind]}: ${entry.name}`;
          return (
            <button
              key={date}
              type="button"
              data-day={date}
              tabIndex={date === here ? 0 : -1}
              style={number === 1 ? { gridColumnStart: place + 1 } : undefined}
              data-free={isFree || undefined}
              data-kind={entry ? kind : undefined}
              title={words}
              aria-label={words ? `${date}, ${words}` : date}
              onClick={() => choose(date)}
            >
              {number}
            </button>
          );
        })}
      </div>
    </section>
  );
}
