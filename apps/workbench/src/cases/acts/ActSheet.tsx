import { ActionIcon } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { shellTexts } from '../../shell/texts.ts';
import styles from './Acts.module.css';

interface ActSheetProps {
  name: string;
  close: () => void;
  children: ReactNode;
}

/** The form of one act in the place of all acts: it begins at the top, and the timeline stays in sight. */
export function ActSheet({ name, close, children }: ActSheetProps) {
  const shell = useTexts(shellTexts);
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    sheet.current?.scrollIntoView({ block: 'nearest' });
    sheet.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, []);
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    // Not also the Escape that closes the case.
    event.preventDefault();
    close();
  };
  return (
    <section ref={sheet} className={styles.sheet} aria-label={name} onKeyDown={leave}>
      <header>
        <h3>{name}</h3>
        <ActionIcon variant="subtle" aria-label={shell.close} onClick={close}>
          <Icon name="close" size={18} />
        </ActionIcon>
      </header>
      {children}
    </section>
  );
}
