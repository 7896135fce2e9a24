import type { AttachedFile, Language } from '#contract';
import { localeOf } from '../i18n/index.ts';

const kibibyte = 1024;

/** Bytes as the reader's language writes them: `3.4 MB`, `3,4 MB`. Counted as the limits are, in steps of 1024. */
export function sizeIn(language: Language, bytes: number): string {
  const [unit, value] =
    bytes < kibibyte ** 2
      ? (['kilobyte', Math.max(1, Math.round(bytes / kibibyte))] as const)
      : (['megabyte', bytes / kibibyte ** 2] as const);
  const maximumFractionDigits = value < 10 && unit === 'megabyte' ? 1 : 0;
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits,
  }).format(value);
}

const two = (value: number) => String(value).padStart(2, '0');

/** How long a film is, as every player writes it: `0:07`, `1:02:03`. */
export function lengthOf(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

const codecNames: readonly (readonly [start: RegExp, name: string])[] = [
  [/^(hvc1|hev1|dvh1|dvhe)/, 'HEVC (H.265)'],
  [/^avc[13]/, 'H.264'],
  [/^(vp09|vp9)/, 'VP9'],
  [/^(vp08|vp8)/, 'VP8'],
  [/^av01/, 'AV1'],
  [/^ap[ch4]/, 'ProRes'],
];

/** What people call the codec of a film; null where nobody does. */
export function codecNameOf({ codecs }: Pick<AttachedFile, 'codecs'>): string | null {
  const all = (codecs ?? '').split(',').map((codec) => codec.trim().toLowerCase());
  return codecNames.find(([start]) => all.some((codec) => start.test(codec)))?.[1] ?? null;
}

/**
 * Whether a browser might play a film, by what it says of its codecs.
 * @param says `canPlayType` of a video element
 */
export function mayPlay(
  { type, codecs }: Pick<AttachedFile, 'type' | 'codecs'>,
  says: (type: string) => string,
): boolean {
  // The same boxes under another name; browsers deny the name and play the film.
  const container = type === 'video/quicktime' ? 'video/mp4' : type;
  return says(codecs ? `${container}; codecs="${codecs}"` : container) !== '';
}
