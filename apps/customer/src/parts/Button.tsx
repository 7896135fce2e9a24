import { Link, type LinkProps } from '@tanstack/react-router';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from '#ui/icons';
import styles from './buttons.module.css';

type Look = 'main' | 'plain' | 'quiet';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  look?: Look;
  icon?: IconName;
  isWide?: boolean;
  /** Something is under way: a second tap does nothing. */
  isBusy?: boolean;
  children: ReactNode;
}

/** A button; while it is busy it keeps the focus and ignores taps. */
export function Button({
  look = 'main',
  icon,
  isWide,
  isBusy,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={styles.button}
      data-look={look}
      data-wide={isWide}
      aria-disabled={isBusy || undefined}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

type LinkButtonProps = LinkProps & { look?: Look; icon?: IconName; isWide?: boolean; children: ReactNode };

/** A link that looks like a button. */
export function LinkButton({ look = 'main', icon, isWide, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...(rest as LinkProps)} className={styles.button} data-look={look} data-wide={isWide}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  );
}

/** A telephone number that can be called. */
export function CallButton({ number, children }: { number: string; children: ReactNode }) {
  return (
    <a className={styles.button} data-look="plain" href={`tel:${number.replace(/[^+\d]/g, '')}`}>
      <Icon name="phone" />
      <span>{children}</span>
    </a>
  );
}
