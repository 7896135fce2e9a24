import type { Language } from '#contract';
import { localeOf } from '#ui/i18n';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long something has been there, short: `3d`, `5h`, `12m` in the reader's language. */
export function ageIn(language: Language, since: string, now: Date): string {
  const ms = Math.max(0, now.getTime() - new Date(since).getTime());
  const [unit, size] = units.find(([, each]) => ms >= each) ?? units[2];
  return new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'narrow' }).format(
    Math.floor(ms / size),
  );
}

/** How far away something is, short: `2 h ago`, `in 3 d` in the reader's language. */
export function shortRelative(language: Language, at: string, now: Date): string {
  const ms = new Date(at).getTime() - now.getTime();
  const [unit, size] = units.find(([, each]) => Math.abs(ms) >= each) ?? units[2];
  return new Intl.RelativeTimeFormat(localeOf(language), { style: 'narrow' }).format(Math.trunc(ms / size), unit);
}
