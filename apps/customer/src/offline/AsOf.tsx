import { useFormats, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import styles from './offline.module.css';
import { offlineTexts } from './texts.ts';
import { useIsOnline } from './use-unsent.ts';

interface AsOfProps {
  seen: { readonly dataUpdatedAt: number; readonly failureCount: number };
}

/** Says from when an answer is that could not be asked for anew. */
export function AsOf({ seen }: AsOfProps) {
  const texts = useTexts(offlineTexts);
  const formats = useFormats();
  const isOnline = useIsOnline();
  if ((isOnline && seen.failureCount === 0) || seen.dataUpdatedAt === 0) return null;
  return (
    <p className={styles.asOf}>
      <Icon name="history" size={16} />
      {texts.asOf(formats.dateTime(new Date(seen.dataUpdatedAt).toISOString()))}
    </p>
  );
}
