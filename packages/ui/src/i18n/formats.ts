import { useMemo } from 'react';
import type { Language } from '#contract';
import { localeOf, useLanguage } from './language.tsx';

/** Forms of a word by number; languages without a singular need only `other`. */
export interface PluralForms {
  readonly one?: string;
  readonly other: string;
}

const pluralRules = new Map<Language, Intl.PluralRules>();

/** The form of a word that fits the number, e.g. `plural('de', 2, { one: 'Fall', other: 'Fälle' })`. */
export function plural(language: Language, count: number, forms: PluralForms): string {
  let rules = pluralRules.get(language);
  if (!rules) {
    rules = new Intl.PluralRules(localeOf(language));
    pluralRules.set(language, rules);
  }
  return rules.select(count) === 'one' ? (forms.one ?? forms.other) : forms.other;
}

const sameDay = (one: Date, other: Date) => one.toDateString() === other.toDateString();

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

function relativeIn(locale: string) {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return (instant: string, now: Date): string => {
    const distance = new Date(instant).getTime() - now.getTime();
    for (const [unit, size] of steps)
      if (Math.abs(distance) >= size) return words.format(Math.trunc(distance / size), unit);
    return words.format(0, 'minute');
  };
}

/** How moments and numbers are written in one language, always in the reader's time zone. */
export function formatsOf(language: Language) {
  const locale = localeOf(language);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' });
  const date = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', month: 'long', day: 'numeric' });
  const number = new Intl.NumberFormat(locale);
  const relative = relativeIn(locale);
  const ofThisYear = (moment: Date) => moment.getFullYear() === new Date().getFullYear();
  return {
    /** `14:32` */
    time: (instant: string) => time.format(new Date(instant)),
    /** `5 Mar`, with the year when it is not this one. */
    date: (instant: string) => (ofThisYear(new Date(instant)) ? day : date).format(new Date(instant)),
    /** `5 Mar 2026` */
    fullDate: (instant: string) => date.format(new Date(instant)),
    /** `Thursday, 5 March` */
    weekday: (instant: string) => weekday.format(new Date(instant)),
    /** `5 Mar, 14:32` */
    dateTime: (instant: string) => {
      const moment = new Date(instant);
      return `${(ofThisYear(moment) ? day : date).format(moment)} ${time.format(moment)}`;
    },
    /** The shortest form that is still exact: a time today, else a day. */
    brief: (instant: string, now = new Date()) => {
      const moment = new Date(instant);
      if (sameDay(moment, now)) return time.format(moment);
      return (ofThisYear(moment) ? day : date).format(moment);
    },
    /** `2 hours ago`, `in 3 days` */
    relative: (instant: string, now = new Date()) => relative(instant, now),
    number: (value: number) => number.format(value),
  };
}

/** Formats of one language. */
export type Formats = ReturnType<typeof formatsOf>;

/** Formats of the language of the page. */
export function useFormats(): Formats {
  const { language } = useLanguage();
  return useMemo(() => formatsOf(language), [language]);
}
