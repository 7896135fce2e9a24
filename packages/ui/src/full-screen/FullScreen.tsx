import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { type Close, useBackCloses } from './use-back-closes.ts';

interface FullScreenProps {
  label: string;
  className?: string;
  /** Escape, *back* of the phone, or the browser itself wishes to close it; `false`: it stays. */
  onClose: Close;
  onKeyDown?: (event: KeyboardEvent<HTMLDialogElement>) => void;
  children: ReactNode;
}

/** Covers the page as long as it is there, holds the focus and gives it back where it came from. */
export function FullScreen({ label, className, onClose, onKeyDown, children }: FullScreenProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useBackCloses(onClose);
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    // Before it leaves the page: only a dialog that is closed gives the focus back.
    return () => current?.close();
  }, []);
  return createPortal(
    <dialog
      ref={dialog}
      className={className}
      aria-label={label}
      onCancel={(event) => {
        // An input in it has a cancel of its own.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      // Who presses Escape twice is not asked by the browser a second time.
      onClose={({ target, currentTarget }) => {
        if (target === currentTarget && currentTarget.isConnected && onClose() === false) currentTarget.showModal();
      }}
      // Keys of the page below must not hear what is meant for what covers it.
      onKeyDown={(event) => {
        event.stopPropagation();
        onKeyDown?.(event);
      }}
    >
      {children}
    </dialog>,
    document.body,
  );
}
