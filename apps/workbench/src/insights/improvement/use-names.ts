import type { CauseCode, RemedyCode } from '#contract';
import { useTexts } from '#ui/i18n';
import { caseWords } from '#ui/words';
import { improvementTexts } from './texts.ts';

/** Causes and remedies in the words of the page; what nobody chose is said so. */
export function useCodeNames() {
  const words = useTexts(caseWords);
  const { unknown } = useTexts(improvementTexts);
  return {
    cause: (code: string | null) => (code === null ? unknown : words.causeCode[code as CauseCode]),
    remedy: (code: string | null) => (code === null ? unknown : words.remedyCode[code as RemedyCode]),
    software: (version: string | null) => version ?? unknown,
  };
}
