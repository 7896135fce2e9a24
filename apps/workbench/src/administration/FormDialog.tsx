import { Button, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTexts } from '#ui/i18n';
import { useFocusBack, useFocusKept } from '../shell/asking/use-focus-back.ts';
import { shellTexts } from '../shell/texts.ts';
import styles from './administration.module.css';
import { administrationTexts } from './texts.ts';

interface FormDialogProps {
  title: string;
  /** What the button of the form says; "Save" where nothing else is said. */
  label?: string;
  size?: string;
  isBusy: boolean;
  isDisabled?: boolean;
  submit: () => void;
  close: () => void;
  /** Beside the buttons, e.g. one that deletes. */
  extra?: ReactNode;
  children: ReactNode;
}

/** A dialog with one form: fields, cancel, save. */
export function FormDialog({
  title,
  label,
  size,
  isBusy,
  isDisabled,
  submit,
  close,
  extra,
  children,
}: FormDialogProps) {
  const texts = useTexts(administrationTexts);
  const shell = useTexts(shellTexts);
  useFocusBack();
  useFocusKept(isBusy);
  const [leaving, setLeaving] = useState<'clean' | 'changed' | 'asked'>('clean');
  // What was typed is not lost by one key or a click beside the dialog; whoever means it presses again, or Cancel.
  const leave = () => (leaving === 'changed' ? setLeaving('asked') : close());
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isDisabled && !isBusy) submit();
  };
  return (
    <Modal opened centered size={size} onClose={leave} title={title} closeButtonProps={{ 'aria-label': shell.close }}>
      <form className={styles.form} onSubmit={send} onInput={() => setLeaving('changed')}>
        {children}
        {leaving === 'asked' && <p role="alert">{texts.unsaved}</p>}
        <div className={styles.buttons}>
          {extra}
          <Button variant="default" onClick={close}>
            {shell.cancel}
          </Button>
          <Button type="submit" loading={isBusy} disabled={isDisabled}>
            {label ?? texts.save}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
