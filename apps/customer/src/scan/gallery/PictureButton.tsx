import { type ChangeEvent, useId } from 'react';

interface PictureButtonProps {
  className: string | undefined;
  /** Hides the file field itself, and the words where only the drawing is shown. */
  hidden: string | undefined;
  label: string;
  isWordless?: boolean;
  onPicture: (picture: File) => void;
}

/** Chooses a picture of the gallery; it is read in this page and never sent. */
export function PictureButton({ className, hidden, label, isWordless = false, onPicture }: PictureButtonProps) {
  const id = useId();
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const picture = target.files?.[0];
    // The same picture chosen again is a new wish.
    target.value = '';
    if (picture) onPicture(picture);
  };
  return (
    <label htmlFor={id} className={className}>
      <input id={id} type="file" accept="image/*" className={hidden} onChange={choose} />
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 5h16v14H4zM4 16l4.5-4.5 3.5 3.5 3-3 5 5M15.5 9.5h.01" />
      </svg>
      <span className={isWordless ? hidden : undefined}>{label}</span>
    </label>
  );
}
