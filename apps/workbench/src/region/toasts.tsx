import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { rememberedLanguage, useTexts } from '#ui/i18n';
import { shellTexts } from '../shell/texts.ts';

// What `z` takes back: the newest act whose toast is shown.
let undoable: readonly { readonly id: string; readonly takeBack: () => void }[] = [];

/** Takes back what was done last, as the button of its toast does. */
export const undoLast = (): void => undoable.at(-1)?.takeBack();

const doneMs = 6000;
const undoMs = 10_000;

function UndoButton({ onUndo }: { onUndo: () => void }) {
  const texts = useTexts(shellTexts);
  return (
    <Button size="compact-sm" variant="subtle" aria-keyshortcuts="z" onClick={onUndo}>
      {texts.undo} ( z )
    </Button>
  );
}

// A toast is shown from outside of React, so that the language comes from where the page keeps it.
const closing = () => ({ 'aria-label': shellTexts[rememberedLanguage() ?? 'zh'].close });

/** Takes every message off the screen. */
export const hideToasts = (): void => notifications.clean();

/** Says that something is done; with a way back where there is one. */
export function toastDone(message: string, undo?: () => void): void {
  const id = crypto.randomUUID();
  const forget = () => {
    undoable = undoable.filter((each) => each.id !== id);
  };
  const takeBack = () => {
    forget();
    notifications.hide(id);
    undo?.();
  };
  if (undo) undoable = [...undoable, { id, takeBack }];
  notifications.show({
    id,
    autoClose: undo ? undoMs : doneMs,
    withBorder: true,
    closeButtonProps: closing(),
    onClose: forget,
    message: (
      <span className="toast">
        <span>{message}</span>
        {undo && <UndoButton onUndo={takeBack} />}
      </span>
    ),
  });
}

/** Says why a key does nothing here; a button that cannot be pressed says it beside itself. */
export function toastWhy(words: string): void {
  notifications.show({
    // The same words stand there once, however often the key is pressed.
    id: words,
    message: words,
    autoClose: doneMs,
    withBorder: true,
    role: 'status',
    closeButtonProps: closing(),
  });
}

/** Says that something could not be done, in words of `useWordsForProblem`; stays until it is closed. */
export function toastProblem(words: string): void {
  notifications.show({
    message: words,
    autoClose: false,
    withBorder: true,
    color: 'red',
    role: 'alert',
    closeButtonProps: closing(),
  });
}
