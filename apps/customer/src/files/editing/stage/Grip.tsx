import type { KeyboardEvent, PointerEvent } from 'react';
import type { Handle } from '../geometry.ts';
import styles from './stage.module.css';

interface GripProps {
  handle: Handle;
  words: string;
  /** Of a black box: it stands outside, so that a small box can still be pushed. */
  isOutside?: boolean;
  onPointerDown: (event: PointerEvent<HTMLButtonElement>) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLButtonElement>) => void;
}

/** A corner or an edge, as large as a glove needs it. */
export const Grip = ({ handle, words, isOutside, onPointerDown, onKeyDown }: GripProps) => (
  <button
    type="button"
    className={styles.grip}
    data-at={handle}
    data-outside={isOutside || undefined}
    aria-label={words}
    // A black box does all by its own keys; its corners would only be in the way.
    tabIndex={onKeyDown ? 0 : -1}
    onPointerDown={onPointerDown}
    onKeyDown={onKeyDown}
  >
    <i />
  </button>
);
