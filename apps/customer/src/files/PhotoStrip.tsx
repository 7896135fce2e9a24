import { type ChangeEvent, useSyncExternalStore } from 'react';
import { fileLimits } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { useWordsForProblem } from '#ui/words';
import styles from './files.module.css';
import { fileTexts } from './texts.ts';
import type { Photo, Tray } from './tray.ts';

// With these alone a phone turns its own kind of photo (HEIC) into a JPEG while it is chosen.
const photoTypes = 'image/jpeg,image/png,image/webp';

/** The photos of a tray, live. */
export const usePhotos = (tray: Tray): readonly Photo[] => useSyncExternalStore(tray.subscribe, tray.read);

/** The way to choose photos; on a phone it offers the camera too. */
export function AddPhotos({ tray, isSmall }: { tray: Tray; isSmall?: boolean }) {
  const texts = useTexts(fileTexts);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    tray.add([...(event.target.files ?? [])]);
    // So that the same photo can be chosen again after it was removed.
    event.target.value = '';
  };
  return (
    <label className={styles.add} data-small={isSmall}>
      <Icon name="camera" size={24} />
      <span className={isSmall ? 'unseen' : undefined}>{texts.add}</span>
      <input type="file" accept={photoTypes} multiple onChange={choose} />
    </label>
  );
}

/** What was chosen, each with how far it is. */
export function PhotoStrip({ tray, hasAdd = true }: { tray: Tray; hasAdd?: boolean }) {
  const texts = useTexts(fileTexts);
  const wordsFor = useWordsForProblem();
  const photos = usePhotos(tray);
  const troubled = photos.find((photo) => photo.problem && photo.state !== 'uploading');
  if (photos.length === 0 && !hasAdd) return null;
  return (
    <>
      <div className={styles.strip}>
        {photos.map((photo) => (
          <ChosenPhoto key={photo.fileId} photo={photo} tray={tray} />
        ))}
        {hasAdd && photos.length < fileLimits.filesPerEntry && <AddPhotos tray={tray} />}
      </div>
      <p role="status" style={{ color: 'var(--down)', fontSize: 14 }}>
        {troubled?.problem ? wordsFor({ problem: { code: troubled.problem } }) : ''}
        {photos.length >= fileLimits.filesPerEntry ? texts.tooMany(fileLimits.filesPerEntry) : ''}
      </p>
    </>
  );
}

function ChosenPhoto({ photo, tray }: { photo: Photo; tray: Tray }) {
  const texts = useTexts(fileTexts);
  const percent = Math.round(photo.progress * 100);
  const words = {
    uploading: texts.uploading(percent),
    checking: texts.checking,
    ready: texts.ready,
    failed: texts.waiting,
    refused: '',
  }[photo.state];
  return (
    <div className={styles.photo} data-state={photo.state}>
      {photo.preview && <img src={photo.preview} alt={photo.name} />}
      {photo.state === 'uploading' && <i className={styles.meter} style={{ transform: `scaleX(${photo.progress})` }} />}
      <span className={styles.state}>
        {photo.state === 'ready' && <Icon name="check" size={14} />}
        {photo.state === 'refused' && <Icon name="warning" size={14} />}
        {words}
      </span>
      {photo.state === 'failed' && (
        <button type="button" className={styles.again} onClick={() => void tray.send(photo.fileId)}>
          {texts.again}
        </button>
      )}
      <button
        type="button"
        className={styles.remove}
        aria-label={texts.remove(photo.name)}
        onClick={() => tray.remove(photo.fileId)}
      >
        <span>
          <Icon name="close" size={16} />
        </span>
      </button>
    </div>
  );
}
