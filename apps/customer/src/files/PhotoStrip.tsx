import { type ChangeEvent, useEffect, useState, useSyncExternalStore } from 'react';
import { fileLimits } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon, type IconName } from '#ui/icons';
import { useWordsForProblem } from '#ui/words';
import styles from './files.module.css';
import type { Photo } from './photo.ts';
import { fileTexts } from './texts.ts';
import type { Tray } from './tray.ts';

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
  const troubled = photos.find(({ state }) => state === 'refused');
  if (photos.length === 0 && !hasAdd) return null;
  return (
    <>
      <div className={styles.strip}>
        {photos.map((photo, place) => (
          <ChosenPhoto
            key={photo.fileId}
            photo={photo}
            tray={tray}
            isFirst={place === 0}
            isLast={place === photos.length - 1}
          />
        ))}
        {hasAdd && photos.length < fileLimits.filesPerEntry && <AddPhotos tray={tray} />}
      </div>
      <p role="status" className={styles.trouble}>
        {troubled?.problem ? wordsFor({ problem: { code: troubled.problem } }) : ''}
        {photos.length >= fileLimits.filesPerEntry ? texts.tooMany(fileLimits.filesPerEntry) : ''}
      </p>
    </>
  );
}

/** The address of a photo in this page; the picture comes from the device's own store after a reload. */
function usePreview(photo: Photo, tray: Tray): string | undefined {
  const [address, setAddress] = useState<string>();
  const { fileId } = photo;
  useEffect(() => {
    let made: string | undefined;
    let isThere = true;
    void tray.picture(fileId).then((picture) => {
      if (!picture || !isThere) return;
      made = URL.createObjectURL(picture);
      setAddress(made);
    });
    return () => {
      isThere = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [tray, fileId]);
  return address;
}

interface ChosenPhotoProps {
  photo: Photo;
  tray: Tray;
  isFirst: boolean;
  isLast: boolean;
}

function ChosenPhoto({ photo, tray, isFirst, isLast }: ChosenPhotoProps) {
  const texts = useTexts(fileTexts);
  const preview = usePreview(photo, tray);
  const { fileId, name, state, progress } = photo;
  const words = {
    waiting: texts.queued,
    uploading: texts.uploading(Math.round(progress * 100)),
    checking: texts.checking,
    ready: texts.ready,
    paused: texts.paused,
    failed: texts.waiting,
    refused: '',
  }[state];
  return (
    <figure className={styles.photo} data-state={state}>
      <div className={styles.frame}>
        {preview && <img src={preview} alt={name} />}
        {state === 'uploading' && <i className={styles.meter} style={{ transform: `scaleX(${progress})` }} />}
        <figcaption className={styles.state}>
          {state === 'ready' && <Icon name="check" size={14} />}
          {state === 'refused' && <Icon name="warning" size={14} />}
          {words}
        </figcaption>
        <Corner icon="close" words={texts.remove(name)} onTap={() => tray.remove(fileId)} />
      </div>
      <div className={styles.acts}>
        {!isFirst && <Act icon="back" words={texts.earlier(name)} onTap={() => tray.move(fileId, -1)} />}
        {(state === 'waiting' || state === 'uploading') && (
          <Act icon="stopped" words={texts.pause(name)} onTap={() => tray.hold(fileId)} />
        )}
        {(state === 'failed' || state === 'paused') && (
          <Act icon="reload" words={texts.goOn(name)} onTap={() => void tray.send(fileId)} />
        )}
        {!isLast && <Act icon="forward" words={texts.later(name)} onTap={() => tray.move(fileId, 1)} />}
      </div>
    </figure>
  );
}

interface ActProps {
  icon: IconName;
  words: string;
  onTap: () => void;
}

const Act = ({ icon, words, onTap }: ActProps) => (
  <button type="button" aria-label={words} onClick={onTap}>
    <Icon name={icon} size={18} />
  </button>
);

const Corner = ({ icon, words, onTap }: ActProps) => (
  <button type="button" className={styles.remove} aria-label={words} onClick={onTap}>
    <span>
      <Icon name={icon} size={16} />
    </span>
  </button>
);
