import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { AttachedFile } from '#contract';
import { useTexts } from '#ui/i18n';
import { shellTexts } from '../../shell/texts.ts';
import styles from './Timeline.module.css';
import { timelineTexts } from './texts.ts';

/** Attached pictures as thumbnails; one opens large, and arrow keys leaf through them. */
export function Pictures({ files }: { files: readonly AttachedFile[] }) {
  const texts = useTexts(timelineTexts);
  const [at, setAt] = useState<number | null>(null);
  return (
    <>
      <ul className={styles.pictures}>
        {files.map((file, index) => (
          <li key={file.fileId}>
            <button type="button" className={styles.thumbnail} onClick={() => setAt(index)}>
              <img
                src={file.thumbnailUrl ?? undefined}
                alt={texts.attachment(file.name)}
                width={112}
                height={84}
                loading="lazy"
                decoding="async"
              />
            </button>
          </li>
        ))}
      </ul>
      {at !== null && <Viewer files={files} at={at} show={setAt} />}
    </>
  );
}

interface ViewerProps {
  files: readonly AttachedFile[];
  at: number;
  show: (at: number | null) => void;
}

function Viewer({ files, at, show }: ViewerProps) {
  const texts = useTexts(timelineTexts);
  const shell = useTexts(shellTexts);
  const file = files[at];
  if (!file) return null;
  const step = (by: number) => show((at + by + files.length) % files.length);
  return (
    <Modal
      opened
      onClose={() => show(null)}
      size="min(1200px, 92vw)"
      centered
      title={`${texts.pictures} ${at + 1} / ${files.length}`}
      closeButtonProps={{ 'aria-label': shell.close }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') step(1);
        if (event.key === 'ArrowLeft') step(-1);
      }}
    >
      <div className={styles.viewer}>
        <img
          src={file.url}
          alt={texts.attachment(file.name)}
          width={file.width ?? undefined}
          height={file.height ?? undefined}
        />
        <div className={styles.viewerFoot}>
          <span>{file.name}</span>
          <a href={file.url} target="_blank" rel="noreferrer">
            {texts.original}
          </a>
          {files.length > 1 && (
            <>
              <Button variant="default" size="sm" onClick={() => step(-1)}>
                {texts.previous}
              </Button>
              <Button variant="default" size="sm" onClick={() => step(1)}>
                {texts.next}
              </Button>
            </>
          )}
        </div>
      </div>
    </Modal>
  );
}
