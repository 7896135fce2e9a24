import type { Language } from '#contract';
import { localeOf } from '#ui/i18n';
import { customerZone } from '../operator.ts';
import { ownZone, toFieldValue } from './zones.ts';

/** A moment as the customer's clock shows it, or null when the reader's clock shows the same. */
export function customerTime(language: Language, at: string): string | null {
  const moment = new Date(at);
  if (toFieldValue(moment, customerZone) === toFieldValue(moment, ownZone())) return null;
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone: customerZone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(moment);
}
