import { useMemo } from 'react';
import type { InsightUnit } from '#contract';
import { localeOf, useLanguage, useTexts } from '#ui/i18n';
import { insightTexts } from './texts.ts';

/** Minutes as people say them: minutes up to an hour and a half, hours from there. */
export function useLength(): (minutes: number | null) => string {
  const texts = useTexts(insightTexts);
  const { language } = useLanguage();
  return useMemo(() => {
    const number = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1 });
    return (minutes) => {
      if (minutes === null) return '–';
      return minutes < 90 ? texts.minutes(number.format(minutes)) : texts.hours(number.format(minutes / 60));
    };
  }, [texts, language]);
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** Weeks and months by their names: short below a bar, whole in a table. */
export function usePeriodNames(unit: InsightUnit) {
  const { language } = useLanguage();
  return useMemo(() => {
    const locale = localeOf(language);
    const zone = { timeZone: 'UTC' } as const;
    const day = new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric', ...zone });
    const range = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', ...zone });
    const month = new Intl.DateTimeFormat(locale, { month: 'short', ...zone });
    const wholeMonth = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', ...zone });
    return {
      short: ({ from }: { from: string }) => (unit === 'week' ? day : month).format(noon(from)),
      whole: ({ from, to }: { from: string; to: string }) =>
        unit === 'week' ? range.formatRange(noon(from), noon(to)) : wholeMonth.format(noon(from)),
    };
  }, [language, unit]);
}
