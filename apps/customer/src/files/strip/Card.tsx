import type { DragEvent } from 'react';
import { useTexts } from '#ui/i18n';
import { Icon, type IconName } from '#ui/icons';
import type { Attachment } from '../tray/attachment.ts';
import type { Tray } from '../tray/tray.ts';
import styles from './card.module.css';
import { Preview } from './Preview.tsx';
import { stripTexts } from './texts.ts';
import { useStateWords } from './words.ts';

interface CardProps {
  one: Attachment;
  place: number;
  count: number;
  tray: Tray;
  onOpen: () => void;
  onMove: (id: string, place: number) => void;
}

/** One chosen file: a tap opens what can be done with it; order and pace are at hand. */
export function Card({ one, place, count, tray, onOpen, onMove }: CardProps) {
  const texts = useTexts(stripTexts);
  const wordsOf = useStateWords();
  const { id, name, state, progress, caption, secondsLeft } = one;
  const isGoing = state === 'preparing' || state === 'waiting' || state === 'uploading';
  return (
    <figure className={styles.card} data-state={state} {...dragging(id, place, onMove)}>
      <div className={styles.frame}>
        <button type="button" className={styles.open} aria-label={texts.details(name)} onClick={onOpen}>
          <Preview one={one} tray={tray} />
        </button>
        {(state === 'uploading' || (state === 'preparing' && progress > 0)) && (
          <i className={styles.meter} style={{ transform: `scaleX(${progress})` }} />
        )}
        <figcaption className={styles.state}>
          {state === 'ready' && <Icon name="check" size={14} />}
          {state === 'refused' && <Icon name="warning" size={14} />}
          <span>{wordsOf(one)}</span>
        </figcaption>
        <button type="button" className={styles.remove} aria-label={texts.remove(name)} onClick={() => tray.remove(id)}>
          <span>
            <Icon name="close" size={16} />
          </span>
        </button>
      </div>
      <p className={styles.below}>{caption || (secondsLeft !== undefined && texts.left(secondsLeft)) || name}</p>
      <div className={styles.acts}>
        {count > 1 && (
          <Act icon="back" words={texts.earlier(name)} isOff={place === 0} onTap={() => onMove(id, place - 1)} />
        )}
        {isGoing && <Act icon="pause" words={texts.pause(name)} onTap={() => tray.hold(id)} />}
        {(state === 'failed' || state === 'paused') && (
          <Act icon="reload" words={texts.goOn(name)} onTap={() => void tray.send(id)} />
        )}
        {count > 1 && (
          <Act
            icon="forward"
            words={texts.later(name)}
            isOff={place === count - 1}
            onTap={() => onMove(id, place + 1)}
          />
        )}
      </div>
    </figure>
  );
}

const dragType = 'application/x-attachment';

const dragging = (id: string, place: number, onMove: CardProps['onMove']) => ({
  draggable: true,
  onDragStart: ({ dataTransfer }: DragEvent) => {
    dataTransfer.setData(dragType, id);
    dataTransfer.effectAllowed = 'move';
  },
  onDragOver: (event: DragEvent) => {
    if (event.dataTransfer.types.includes(dragType)) event.preventDefault();
  },
  onDrop: (event: DragEvent) => {
    const moved = event.dataTransfer.getData(dragType);
    if (!moved) return;
    event.preventDefault();
    onMove(moved, place);
  },
});

interface ActProps {
  icon: IconName;
  words: string;
  /** Stays where it is, so that the next one does not come under the finger. */
  isOff?: boolean;
  onTap: () => void;
}

const Act = ({ icon, words, isOff, onTap }: ActProps) => (
  <button type="button" aria-label={words} disabled={isOff} onClick={onTap}>
    <Icon name={icon} size={18} />
  </button>
);
