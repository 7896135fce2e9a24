import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

interface ReasonedButtonProps extends ButtonProps {
  /** Why it cannot be used now; null when it can. */
  reason: string | null;
  type?: 'button' | 'submit';
  onClick?: () => void;
  'aria-expanded'?: boolean;
  'aria-keyshortcuts'?: string;
  children: ReactNode;
}

/** A button that, when it cannot be used, can still be reached and says why. */
export function ReasonedButton({ reason, onClick, type = 'button', ...rest }: ReasonedButtonProps) {
  if (reason === null) return <Button {...rest} type={type} onClick={onClick} />;
  return (
    <Tooltip label={reason} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      <Button {...rest} type="button" data-disabled aria-disabled="true" aria-description={reason} />
    </Tooltip>
  );
}
