import { useTexts } from '#ui/i18n';
import { corners, edges, type Handle, moved, resized, wholeOf } from '../geometry.ts';
import { editingTexts } from '../texts.ts';
import { Grip } from './Grip.tsx';
import { placed } from './placed.ts';
import styles from './stage.module.css';
import { arrowStep, type Changing, follow } from './use-drag.ts';

const leastScreenPx = 64;
// An edge shorter than this belongs to its corners.
const roomForEdgePx = 150;

/** The part of the picture that stays, with its grips. */
export function CropFrame({ changing }: { changing: Changing }) {
  const texts = useTexts(editingTexts);
  const { edit, picture, scale, keep } = changing;
  const { crop } = edit;
  const within = wholeOf(picture);
  const pull = (handle: Handle, by: { x: number; y: number }) => ({
    ...edit,
    crop: resized(crop, handle, by, within, leastScreenPx / scale),
  });
  const handles = [
    ...corners,
    ...edges.filter((edge) => (edge === 'n' || edge === 's' ? crop.width : crop.height) * scale >= roomForEdgePx),
  ];
  return (
    <div className={styles.crop} style={placed(crop, scale)}>
      <button
        type="button"
        className={styles.cropBody}
        aria-label={texts.frame}
        onPointerDown={(event) => follow(event, changing, (by) => ({ ...edit, crop: moved(crop, by, within) }))}
        onKeyDown={(event) => {
          const by = arrowStep(event, picture);
          if (by) keep({ ...edit, crop: moved(crop, by, within) }, 'crop');
        }}
      />
      {handles.map((handle) => (
        <Grip
          key={handle}
          handle={handle}
          words={texts.handles[handle]}
          onPointerDown={(event) => follow(event, changing, (by) => pull(handle, by))}
          onKeyDown={(event) => {
            const by = arrowStep(event, picture);
            if (by) keep(pull(handle, by), `crop ${handle}`);
          }}
        />
      ))}
    </div>
  );
}

/** Dims what will be cut away. */
export const CutAway = ({ changing: { edit, scale } }: { changing: Changing }) => (
  <div className={styles.shade}>
    <div className={styles.kept} style={placed(edit.crop, scale)} />
  </div>
);
