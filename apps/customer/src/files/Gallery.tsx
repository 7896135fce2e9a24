import { useRef, useState } from 'react';
import type { AttachedFile } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { SmallPicture } from '../offline/pictures/SmallPicture.tsx';
import styles from './files.module.css';
import { fileTexts } from './texts.ts';

/** Attached photos, small; a tap shows one large. The addresses end after minutes, so nothing is kept of them. */
export function Gallery({ files }: { files: readonly AttachedFile[] }) {
  const texts = useTexts(fileTexts);
  const dialog = useRef<HTMLDialogElement>(null);
  const [shown, setShown] = useState<AttachedFile>();
  if (files.length === 0) return null;
  const show = (file: AttachedFile) => {
    setShown(file);
    dialog.current?.showModal();
  };
  return (
    <div className={styles.gallery}>
      {files.map((file) => (
        <button key={file.fileId} type="button" onClick={() => show(file)} aria-label={texts.enlarge(file.name)}>
          <SmallPicture file={file} />
        </button>
      ))}
      <dialog ref={dialog} className={styles.viewer} aria-label={shown?.name} onClose={() => setShown(undefined)}>
        {shown && <img src={shown.url} alt={shown.name} />}
        <button type="button" onClick={() => dialog.current?.close()} aria-label={texts.close}>
          <Icon name="close" size={24} />
        </button>
      </dialog>
    </div>
  );
}
