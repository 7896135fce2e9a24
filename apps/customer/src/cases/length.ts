import { useTexts } from '#ui/i18n';
import { caseTexts } from './texts.ts';

/** What to say about the length of a text: nothing is cut, near the end it counts, beyond it says by how much. */
export function useLength(value: string, most: number): { left: string | null; tooLong: string | null } {
  const texts = useTexts(caseTexts);
  const room = most - value.trim().length;
  return {
    left: room >= 0 && room < most / 5 ? texts.left(room) : null,
    tooLong: room < 0 ? texts.tooLong(-room, most) : null,
  };
}
