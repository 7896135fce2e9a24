import { Button } from '@mantine/core';
import { useTexts } from '#ui/i18n';
import { shellTexts } from '../texts.ts';
import styles from './ListPage.module.css';

interface MoreProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
}

/** The next page of a list, when there is one. */
export function More({ query }: MoreProps) {
  const texts = useTexts(shellTexts);
  if (!query.hasNextPage) return null;
  return (
    <div className={styles.more}>
      <Button
        variant="default"
        size="xs"
        loading={query.isFetchingNextPage}
        // What goes wrong is told by the list itself.
        onClick={() => void query.fetchNextPage()}
      >
        {texts.more}
      </Button>
    </div>
  );
}
