import { markedParts } from '#contract';
import styles from './search.module.css';

/** A text with the found terms marked. */
export function Marked({ text, terms }: { text: string; terms: readonly string[] }) {
  let at = 0;
  return markedParts(text, terms).map((part) => {
    const place = at;
    at += part.text.length;
    return part.isFound ? (
      <mark key={place} className={styles.mark}>
        {part.text}
      </mark>
    ) : (
      part.text
    );
  });
}
