import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { peopleRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { hasDrafts } from '../cases/drafts.ts';
import styles from './Card.module.css';
import { Card } from './Card.tsx';
import { keepReturnAddress } from './return-address.ts';
import { signInTexts } from './texts.ts';

/** What somebody sees who is not signed in. */
export function StartPage() {
  const texts = useTexts(signInTexts);
  const way = useRef<HTMLAnchorElement>(null);
  // A link knows no `autofocus`.
  useEffect(() => way.current?.focus(), []);
  return (
    <Card title={texts.title}>
      <p className={styles.quiet}>{texts.forStaff}</p>
      {hasDrafts() && <p className={styles.quiet}>{texts.keptDrafts}</p>}
      <Button
        ref={way}
        component="a"
        href={peopleRoutes.startStaffSession.path}
        onClick={keepReturnAddress}
        fullWidth
        size="md"
      >
        {texts.start}
      </Button>
    </Card>
  );
}
