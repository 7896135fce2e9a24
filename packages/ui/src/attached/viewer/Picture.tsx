import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { AttachedFile } from '#contract';
import { useTexts } from '../../i18n/index.ts';
import { useHeldAddress, useIsAway, useKeptPicture } from '../addresses.tsx';
import { attachedTexts } from '../texts.ts';
import { Trouble } from './Trouble.tsx';
import styles from './viewer.module.css';
import { fittedSize, held, type Point, pinched, swipeOf, type View, wholeView, zoomed } from './zoom.ts';

interface PictureProps {
  file: AttachedFile;
  view: View;
  setView: (change: (before: View) => View) => void;
  leaf: (by: -1 | 1) => void;
}

const doubleTapFactor = 2.5;

/** A point of the screen, from the middle of an element. */
function fromMiddle(element: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}

/** A picture under fingers, mouse and wheel. */
export function Picture({ file, view, setView, leaf }: PictureProps) {
  const room = useRef<HTMLDivElement>(null);
  const { address, lost, renew } = useHeldAddress(file.url);
  const keepIn = (next: View): View => {
    const { current } = room;
    if (!current || next.scale === 1) return wholeView;
    const size = { width: current.clientWidth, height: current.clientHeight };
    return held(next, fittedSize({ width: file.width ?? size.width, height: file.height ?? size.height }, size), size);
  };
  const change = (by: (before: View) => View) => setView((before) => keepIn(by(before)));
  const fingers = useFingers(view, change, leaf);
  useWheel(room, (factor, at) => change((before) => zoomed(before, factor, at)));
  const [isLoaded, setIsLoaded] = useState(false);
  const isAway = useIsAway();
  if (lost || (isAway && !isLoaded)) return <Kept file={file} onAgain={renew} />;
  const size = { width: file.width ?? undefined, height: file.height ?? undefined };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: fingers and the wheel alone; keys and buttons of the viewer do the same
    <div
      ref={room}
      className={styles.room}
      data-zoomed={view.scale > 1 || undefined}
      onDoubleClick={(event) => {
        const at = fromMiddle(event.currentTarget, event);
        change((before) => (before.scale > 1 ? wholeView : zoomed(before, doubleTapFactor, at)));
      }}
      {...fingers}
    >
      <div className={styles.sheet} style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }}>
        {/* The small one at once, in the same place; the large one comes over it. */}
        {file.thumbnailUrl && <img className={styles.beneath} src={file.thumbnailUrl} alt="" {...size} />}
        <img
          src={address}
          alt={file.name}
          draggable={false}
          onLoad={() => setIsLoaded(true)}
          onError={renew}
          {...size}
        />
      </div>
    </div>
  );
}

/** The small picture that the device has kept, as large as the screen, until the large one can be had. */
function Kept({ file, onAgain }: { file: AttachedFile; onAgain: () => void }) {
  const texts = useTexts(attachedTexts);
  const isAway = useIsAway();
  const kept = useKeptPicture(file.fileId, true);
  if (kept === null) return <Trouble onAgain={onAgain} />;
  return (
    <div className={styles.room}>
      <div className={styles.kept}>
        {kept && <img src={kept} alt={file.name} />}
        <p role="status">
          {kept && texts.kept}
          {kept && !isAway && (
            <button type="button" className={styles.act} onClick={onAgain}>
              {texts.again}
            </button>
          )}
        </p>
      </div>
    </div>
  );
}

/** One finger moves or leafs, two make it larger. */
function useFingers(view: View, change: (by: (before: View) => View) => void, leaf: (by: -1 | 1) => void) {
  const down = useRef(new Map<number, Point>());
  const begin = useRef<Point | null>(null);
  const pointOf = (event: PointerEvent<HTMLElement>) => fromMiddle(event.currentTarget, event);
  const lift = (event: PointerEvent<HTMLElement>) => {
    const from = begin.current;
    const to = down.current.get(event.pointerId);
    down.current.delete(event.pointerId);
    begin.current = null;
    if (!from || !to || event.type === 'pointercancel') return;
    const by = swipeOf({ x: to.x - from.x, y: to.y - from.y });
    if (by !== 0) leaf(by);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      down.current.set(event.pointerId, pointOf(event));
      begin.current = down.current.size === 1 && view.scale === 1 ? pointOf(event) : null;
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const before = down.current.get(event.pointerId);
      if (!before) return;
      const now = pointOf(event);
      const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
      down.current.set(event.pointerId, now);
      if (other) change((seen) => pinched(seen, [before, other], [now, other]));
      else change((seen) => ({ ...seen, x: seen.x + now.x - before.x, y: seen.y + now.y - before.y }));
    },
    onPointerUp: lift,
    onPointerCancel: lift,
  };
}

const wheelStep = 0.0016;

// React hears the wheel too late to keep the browser from zooming the whole page.
function useWheel(room: RefObject<HTMLElement | null>, zoom: (factor: number, at: Point) => void) {
  const latest = useRef(zoom);
  useEffect(() => {
    latest.current = zoom;
  });
  useEffect(() => {
    const { current } = room;
    if (!current) return;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      latest.current(Math.exp(-event.deltaY * wheelStep * (event.ctrlKey ? 5 : 1)), fromMiddle(current, event));
    };
    current.addEventListener('wheel', turn, { passive: false });
    return () => current.removeEventListener('wheel', turn);
  }, [room]);
}
