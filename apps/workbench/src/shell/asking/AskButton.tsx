import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useTexts } from '#ui/i18n';
import { useWordsForProblem } from '#ui/words';
import { toastDone, toastProblem } from '../../region/toasts.tsx';
import { shellTexts } from '../texts.ts';
import styles from './asking.module.css';
import { useFocusKept } from './use-focus-back.ts';

interface AskButtonProps {
  /** What the button and the answer say. */
  words: string;
  title: string;
  /** What will follow, before it does. */
  children: ReactNode;
  isGrave?: boolean;
  /** Something in the question is missing. */
  isIncomplete?: boolean;
  run: () => Promise<unknown>;
  done: string;
  /** What to say about a refusal, where more is known than its kind. */
  refused?: (thrown: unknown) => string | undefined;
}

/** An act that asks once more: what it means, then the same words again. */
export function AskButton({ words, title, children, isGrave, isIncomplete, run, done, refused }: AskButtonProps) {
  const shell = useTexts(shellTexts);
  const wordsFor = useWordsForProblem();
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  // The act may take its button away: the keyboard then stays in this part of the page.
  const near = useRef<Element>(null);
  const open = (button: Element) => {
    near.current = button.closest('section');
    setIsOpen(true);
  };
  const acting = useMutation({
    mutationFn: run,
    onSuccess: () => {
      toastDone(done);
      close();
    },
    onError: (error) => toastProblem(refused?.(error) ?? wordsFor(error)),
  });
  useFocusKept(acting.isPending, near);
  // A question with a field begins there, a grave one where nothing happens yet.
  const begins = isIncomplete === undefined && (isGrave ? 'cancel' : 'act');
  return (
    <>
      <Button size="sm" variant="default" onClick={(event) => open(event.currentTarget)}>
        {words}
      </Button>
      <Modal opened={isOpen} centered onClose={close} title={title} closeButtonProps={{ 'aria-label': shell.close }}>
        <div className={styles.question}>{children}</div>
        <div className={styles.buttons}>
          <Button variant="default" onClick={close} data-autofocus={begins === 'cancel' || undefined}>
            {shell.cancel}
          </Button>
          <Button
            color={isGrave ? 'down' : undefined}
            loading={acting.isPending}
            disabled={isIncomplete}
            data-autofocus={begins === 'act' || undefined}
            onClick={() => acting.mutate()}
          >
            {words}
          </Button>
        </div>
      </Modal>
    </>
  );
}
