import { useLayoutEffect, useRef, useState } from 'react';
import type { Edit } from '../edits.ts';
import { fitted, type Size } from '../geometry.ts';
import { Covers, StillCovers } from './Covers.tsx';
import { CropFrame, CutAway } from './CropFrame.tsx';
import styles from './stage.module.css';

// Half a grip, so that those at the picture's edge are whole.
const marginPx = 26;

/** The space an element has, as long as it is there. */
function useRoom() {
  const element = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Size>();
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = () =>
      setRoom({ width: current.clientWidth - 2 * marginPx, height: current.clientHeight - 2 * marginPx });
    const watcher = new ResizeObserver(measure);
    watcher.observe(current);
    measure();
    return () => watcher.disconnect();
  }, []);
  return { element, room };
}

interface StageProps {
  /** Address and size of the picture. */
  address: string;
  picture: Size;
  edit: Edit;
  tool: 'crop' | 'cover';
  selected: number | null;
  select: (id: number | null) => void;
  keep: (edit: Edit, key?: string) => void;
}

/** The picture, as large as it fits, under the tool that is in the hand. */
export function Stage({ address, picture, edit, tool, selected, select, keep }: StageProps) {
  const { element, room } = useRoom();
  const [shown, show] = useState<Edit | null>(null);
  const scale = room ? fitted(picture, room) : 0;
  const changing = { scale, picture, edit: shown ?? edit, show, keep };
  return (
    <div ref={element} className={styles.stage}>
      {scale > 0 && (
        <div className={styles.picture} style={{ width: picture.width * scale, height: picture.height * scale }}>
          <img src={address} alt="" draggable={false} />
          {tool === 'crop' && <StillCovers changing={changing} />}
          <CutAway changing={changing} />
          {tool === 'crop' ? (
            <CropFrame changing={changing} />
          ) : (
            <Covers changing={changing} selected={selected} select={select} />
          )}
        </div>
      )}
    </div>
  );
}
