import { ActionIcon } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { shellTexts } from '../../shell/texts.ts';
import { focusCase, isFocusLost } from '../keys/focus.ts';
import styles from './Acts.module.css';

interface ActSheetProps {
  act: string;
  caseNumber: string;
  name: string;
  close: () => void;
  children: ReactNode;
}

/** The form of one act in the place of all acts: it begins at the top, and the timeline stays in sight. */
export function ActSheet({ act, caseNumber, name, close, children }: ActSheetProps) {
  const shell = useTexts(shellTexts);
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    sheet.current?.scrollIntoView({ block: 'nearest' });
    // Where nothing can be filled in the sheet itself has the keyboard, so that Escape closes it and not the case.
    (sheet.current?.querySelector<HTMLElement>('input, textarea, select') ?? sheet.current)?.focus();
    return () => {
      requestAnimationFrame(() => isFocusLost() && focusOpener(act, caseNumber));
    };
  }, [act, caseNumber]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return sendForm(event.target as HTMLElement);
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    // Not also the Escape that closes the case.
    event.preventDefault();
    close();
  };
  return (
    <section ref={sheet} tabIndex={-1} className={styles.sheet} aria-label={name} onKeyDown={onKeyDown}>
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

// As in a reply: Ctrl and Enter send, from any field. What is missing is said by the browser at its field.
function sendForm(field: HTMLElement): void {
  const form = field.closest('form');
  if (!form?.reportValidity()) return;
  if (!form.querySelector('[type="submit"]:disabled')) form.requestSubmit();
}

// The button of the act, unless the act took it away.
function focusOpener(act: string, caseNumber: string): void {
  const opener = document.querySelector<HTMLElement>(`article[data-case] [data-form="${act}"] button`);
  if (opener) opener.focus();
  else focusCase(caseNumber);
}
