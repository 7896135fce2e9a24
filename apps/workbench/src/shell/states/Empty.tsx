import type { ReactNode } from 'react';
import { Icon, type IconName } from '#ui/icons';
import styles from './states.module.css';

interface EmptyProps {
  icon: IconName;
  title: string;
  /** What will stand here, or how to get it. */
  help: string;
  children?: ReactNode;
}

/** A list with nothing in it. */
export function Empty({ icon, title, help, children }: EmptyProps) {
  return (
    <div className={styles.state}>
      <Icon name={icon} size={28} />
      <strong>{title}</strong>
      <p>{help}</p>
      {children}
    </div>
  );
}
