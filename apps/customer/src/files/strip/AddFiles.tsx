import type { ChangeEvent } from 'react';
import { fileLimits } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon, type IconName } from '#ui/icons';
import { choosable } from '../tray/kinds.ts';
import type { Tray } from '../tray/tray.ts';
import styles from './strip.module.css';
import { stripTexts } from './texts.ts';
import { useAttachments } from './use-attachments.ts';
import { useLimitWords } from './words.ts';

interface WayProps {
  tray: Tray;
  icon: IconName;
  words: string;
  accept: string;
  /** Straight to the camera, where the device has one. */
  isCamera?: boolean;
  onChosen?: () => void;
}

function Way({ tray, icon, words, accept, isCamera, onChosen }: WayProps) {
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])];
    // So that the same file can be chosen again after it was removed.
    event.target.value = '';
    tray.add(chosen);
    if (chosen.length > 0) onChosen?.();
  };
  return (
    <label className={styles.way} data-camera={isCamera}>
      <Icon name={icon} size={24} />
      <span>{words}</span>
      <input
        type="file"
        accept={accept}
        multiple={!isCamera}
        capture={isCamera ? 'environment' : undefined}
        onChange={choose}
      />
    </label>
  );
}

/** The ways to add files: the camera for a photo, for a video, and what is on the device; limits are told before. */
export function AddFiles({ tray, onChosen }: { tray: Tray; onChosen?: () => void }) {
  const texts = useTexts(stripTexts);
  const limits = useLimitWords();
  if (useAttachments(tray).length >= fileLimits.filesPerEntry)
    return <p className={styles.limits}>{texts.tooMany(fileLimits.filesPerEntry)}</p>;
  const ways = { tray, onChosen };
  return (
    <fieldset className={styles.ways} aria-label={texts.add}>
      <div>
        <Way {...ways} icon="camera" words={texts.takePhoto} accept="image/*" isCamera />
        <Way {...ways} icon="film" words={texts.takeVideo} accept="video/*" isCamera />
        <Way {...ways} icon="file" words={texts.chooseFiles} accept={choosable} />
      </div>
      <p className={styles.limits}>{limits}</p>
    </fieldset>
  );
}
