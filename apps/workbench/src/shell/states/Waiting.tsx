import { Skeleton } from '@mantine/core';
import { useTexts } from '#ui/i18n';
import { shellTexts } from '../texts.ts';
import styles from './states.module.css';

/** Grey lines in the shape of what comes. */
export function Waiting({ lines = 8, height = 20 }: { lines?: number; height?: number }) {
  const texts = useTexts(shellTexts);
  return (
    <div className={styles.waiting} role="status" aria-label={texts.loading}>
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <Skeleton key={at} height={height} width={`${100 - (at % 3) * 9}%`} />
      ))}
    </div>
  );
}
