import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { useTexts } from '#ui/i18n';
import { type Cover, nextId, withCover, withCoverAt, withoutCover } from '../edits.ts';
import { corners, drawn, moved, resized, wholeOf } from '../geometry.ts';
import { editingTexts } from '../texts.ts';
import { Grip } from './Grip.tsx';
import { placed } from './placed.ts';
import styles from './stage.module.css';
import { arrowStep, type Changing, follow } from './use-drag.ts';

// A finger that only touches shall leave nothing behind.
const leastDrawnPx = 12;

interface CoversProps {
  changing: Changing;
  selected: number | null;
  select: (id: number | null) => void;
}

/** The black boxes, and the surface on which a finger draws the next one. */
export function Covers({ changing, selected, select }: CoversProps) {
  const { edit, picture, scale } = changing;
  const draw = (event: PointerEvent<HTMLDivElement>) => {
    const edge = event.currentTarget.getBoundingClientRect();
    const from = { x: (event.clientX - edge.left) / scale, y: (event.clientY - edge.top) / scale };
    const id = nextId(edit);
    select(null);
    // It is not taken in hand at once: its grips would stand where the finger draws the next one.
    follow(event, changing, (by) => {
      const box = drawn(from, { x: from.x + by.x, y: from.y + by.y }, wholeOf(picture));
      return Math.min(box.width, box.height) * scale < leastDrawnPx ? null : withCover(edit, { id, box });
    });
  };
  return (
    <>
      {/* Fingers alone draw here; keys have a button that adds a box. */}
      <div className={styles.paper} onPointerDown={draw} />
      {edit.covers.map((cover, place) => (
        <CoverBox
          key={cover.id}
          cover={cover}
          place={place + 1}
          changing={changing}
          isSelected={cover.id === selected}
          select={select}
        />
      ))}
    </>
  );
}

interface CoverBoxProps {
  cover: Cover;
  place: number;
  changing: Changing;
  isSelected: boolean;
  select: (id: number | null) => void;
}

function CoverBox({ cover: { id, box }, place, changing, isSelected, select }: CoverBoxProps) {
  const texts = useTexts(editingTexts);
  const body = useRef<HTMLButtonElement>(null);
  const { edit, picture, scale, keep } = changing;
  const within = wholeOf(picture);
  useEffect(() => {
    if (isSelected) body.current?.focus({ preventScroll: true });
  }, [isSelected]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      keep(withoutCover(edit, id));
      select(null);
      return;
    }
    const by = arrowStep(event, picture);
    if (!by) return;
    const next = event.shiftKey ? resized(box, 'se', by, within, leastDrawnPx / scale) : moved(box, by, within);
    keep(withCoverAt(edit, id, next), `cover ${id} ${event.shiftKey}`);
  };
  return (
    <div className={styles.cover} data-selected={isSelected || undefined} style={placed(box, scale)}>
      <button
        ref={body}
        type="button"
        className={styles.coverBody}
        aria-label={texts.box(place)}
        onFocus={() => select(id)}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          select(id);
          follow(event, changing, (by) => withCoverAt(edit, id, moved(box, by, within)));
        }}
      />
      {isSelected &&
        corners.map((handle) => (
          <Grip
            key={handle}
            handle={handle}
            words={texts.handles[handle]}
            isOutside
            onPointerDown={(event) =>
              follow(event, changing, (by) =>
                withCoverAt(edit, id, resized(box, handle, by, within, leastDrawnPx / scale)),
              )
            }
          />
        ))}
    </div>
  );
}

/** The black boxes while something else is done. */
export const StillCovers = ({ changing: { edit, scale } }: { changing: Changing }) =>
  edit.covers.map(({ id, box }) => <div key={id} className={styles.cover} style={placed(box, scale)} />);
