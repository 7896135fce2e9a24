import { Button, Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
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
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isDisabled && !isBusy) submit();
  };
  return (
    <Modal opened centered size={size} onClose={close} title={title} closeButtonProps={{ 'aria-label': shell.close }}>
      <form className={styles.form} onSubmit={send}>
        {children}
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
