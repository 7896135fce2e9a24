import { useQuery } from '@tanstack/react-query';
import { useFormats, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { sessionQuery } from '../session/queries.ts';
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
  // A browser can believe in a connection that leads nowhere: what nobody answered is away too.
  const { failureCount } = useQuery(sessionQuery);
  const isAway = !isOnline || failureCount > 0 || seen.failureCount > 0;
  if (!isAway || seen.dataUpdatedAt === 0) return null;
  return (
    <p className={styles.asOf}>
      <Icon name="history" size={16} />
      {texts.asOf(formats.dateTime(new Date(seen.dataUpdatedAt).toISOString()))}
    </p>
  );
}
