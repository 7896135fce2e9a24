import { type FileKind, fileLimits } from '#contract';
import { localeOf, useLanguage, useTexts } from '#ui/i18n';
import { useWordsForProblem } from '#ui/words';
import type { Attachment } from '../tray/attachment.ts';
import { mostBytes } from '../tray/kinds.ts';
import { stripTexts } from './texts.ts';

const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;
const step = 1024;
const megapixels = { megapixels: fileLimits.picturePixels / 1e6, ofWebp: fileLimits.webpPixels / 1e6 };

/** `4.2 MB`, in steps of 1024 as phones count. */
export function sizeInWords(bytes: number, locale: string): string {
  let [value, unit] = [Math.max(bytes / step, bytes > 0 ? 1 : 0), 0];
  while (value >= step && unit < units.length - 1) [value, unit] = [value / step, unit + 1];
  const maximumFractionDigits = unit === 0 || value >= 100 ? 0 : 1;
  return new Intl.NumberFormat(locale, { style: 'unit', unit: units[unit], maximumFractionDigits }).format(value);
}

/** `0:42`, `1:02:05` */
export function lengthInWords(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** Sizes in the words of the page's language. */
export function useSizes(): (bytes: number) => string {
  const { language } = useLanguage();
  return (bytes) => sizeInWords(bytes, localeOf(language));
}

/** What can be sent, told before anything is chosen. */
export function useLimitWords(): string {
  const texts = useTexts(stripTexts);
  const size = useSizes();
  const { picture, video, pdf, text } = mostBytes;
  const most = { picture: size(picture), video: size(video), pdf: size(pdf), text: size(text) };
  return texts.limits({ ...most, files: fileLimits.filesPerEntry });
}

/** Where a file stands, in a word or two. */
export function useStateWords(): (one: Attachment) => string {
  const texts = useTexts(stripTexts);
  return ({ state, progress }) => {
    const percent = Math.floor(progress * 100);
    if (state === 'preparing') return percent > 0 ? texts.preparingPart(percent) : texts.preparing;
    if (state === 'uploading') return texts.uploading(percent);
    return state === 'waiting' ? texts.queued : texts[state];
  };
}

/** Why a file was refused, and what to do. */
export function useRefusalWords(): (one: Attachment) => string {
  const texts = useTexts(stripTexts);
  const size = useSizes();
  const wordsFor = useWordsForProblem();
  const tooLarge: Readonly<Record<FileKind, (most: string) => string>> = {
    picture: (most) => texts.tooLargePicture({ most, ...megapixels }),
    video: texts.tooLargeVideo,
    pdf: texts.tooLargePdf,
    text: texts.tooLargeText,
  };
  return ({ kind, problem, bytes }) => {
    if (problem === 'file-type') return texts.wrongKind;
    if (problem === 'file-too-large' && kind) return tooLarge[kind](size(mostBytes[kind]));
    if (problem === 'file-broken') return bytes === 0 ? texts.empty : texts.broken;
    if (problem === 'file-not-found') return texts.lost;
    return problem ? wordsFor({ problem: { code: problem } }) : '';
  };
}
