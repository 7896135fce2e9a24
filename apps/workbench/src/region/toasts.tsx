import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTexts } from '#ui/i18n';
import { shellTexts } from '../shell/texts.ts';

const doneMs = 6000;
const undoMs = 10_000;

function UndoButton({ onUndo }: { onUndo: () => void }) {
  const texts = useTexts(shellTexts);
  return (
    <Button size="compact-sm" variant="subtle" onClick={onUndo}>
      {texts.undo}
    </Button>
  );
}

/** Says that something is done; with a way back where there is one. */
export function toastDone(message: string, undo?: () => void): void {
  const id = crypto.randomUUID();
  const takeBack = () => {
    notifications.hide(id);
    undo?.();
  };
  notifications.show({
    id,
    autoClose: undo ? undoMs : doneMs,
    withBorder: true,
    message: (
      <span className="toast">
        <span>{message}</span>
        {undo && <UndoButton onUndo={takeBack} />}
      </span>
    ),
  });
}

/** Says that something could not be done, in words of `useWordsForProblem`; stays until it is closed. */
export function toastProblem(words: string): void {
  notifications.show({ message: words, autoClose: false, withBorder: true, color: 'red', role: 'alert' });
}
