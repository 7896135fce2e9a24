import { type KeyboardEvent, useState } from 'react';
import type { AttachedFile } from '#contract';
import { FullScreen } from '../../full-screen/index.ts';
import { useLanguage, useTexts } from '../../i18n/index.ts';
import { Drawing, filePaths, iconPaths } from '../../icons/index.ts';
import { FileLink } from '../FileLink.tsx';
import { attachedTexts } from '../texts.ts';
import { sizeIn } from '../told.ts';
import { Film } from './Film.tsx';
import { Picture } from './Picture.tsx';
import styles from './viewer.module.css';
import { type View, wholeView, zoomed } from './zoom.ts';

interface ViewerProps {
  /** Pictures and films alone. */
  files: readonly AttachedFile[];
  at: number;
  show: (at: number) => void;
  close: () => void;
}

const middle = { x: 0, y: 0 };
const step = 1.6;

/** Pictures and films over the whole screen, one at a time. */
export function Viewer({ files, at, show, close }: ViewerProps) {
  const texts = useTexts(attachedTexts);
  const file = files[at];
  const [shownId, setShownId] = useState(file?.fileId);
  const [view, setView] = useState<View>(wholeView);
  if (!file) return null;
  if (file.fileId !== shownId) {
    setShownId(file.fileId);
    setView(wholeView);
  }
  const leaf = (by: -1 | 1) => {
    if (files[at + by]) show(at + by);
  };
  const zoom = (factor: number) => setView((before) => limited(zoomed(before, factor, middle)));
  const isPicture = file.kind === 'picture';
  const onKeyDown = (event: KeyboardEvent) => {
    // The arrows of a playing film are its own.
    if (event.target instanceof HTMLVideoElement || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key === 'ArrowLeft') leaf(-1);
    if (key === 'ArrowRight') leaf(1);
    if (isPicture && (key === '+' || key === '=')) zoom(step);
    if (isPicture && key === '-') zoom(1 / step);
  };
  return (
    <FullScreen label={file.name} className={styles.viewer} onClose={close} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <p aria-live="polite">
          <b>{file.name}</b>
          {files.length > 1 && <small>{texts.of(at + 1, files.length)}</small>}
        </p>
        <Tap path={iconPaths.close} words={texts.close} onTap={close} />
      </header>
      {isPicture ? (
        <Picture key={file.fileId} file={file} view={view} setView={setView} leaf={leaf} />
      ) : (
        <Film key={file.fileId} file={file} />
      )}
      <Foot {...{ files, at, leaf, zoom }} isWhole={view.scale === 1} />
    </FullScreen>
  );
}

interface FootProps extends Pick<ViewerProps, 'files' | 'at'> {
  leaf: (by: -1 | 1) => void;
  zoom: (factor: number) => void;
  isWhole: boolean;
}

/** What is told of the file, and everything fingers do as buttons. */
function Foot({ files, at, leaf, zoom, isWhole }: FootProps) {
  const texts = useTexts(attachedTexts);
  const file = files[at]!;
  const hasMore = files.length > 1;
  return (
    <footer className={styles.foot}>
      {file.caption && <p className={styles.caption}>{file.caption}</p>}
      <div className={styles.row}>
        {hasMore && <Tap path={iconPaths.back} words={texts.previous} isOff={at === 0} onTap={() => leaf(-1)} />}
        {file.kind === 'picture' && (
          <>
            <Tap path={filePaths.smaller} words={texts.smaller} isOff={isWhole} onTap={() => zoom(1 / step)} />
            <Tap path={filePaths.larger} words={texts.larger} onTap={() => zoom(step)} />
          </>
        )}
        <Original file={file} />
        {hasMore && (
          <Tap path={iconPaths.forward} words={texts.next} isOff={at === files.length - 1} onTap={() => leaf(1)} />
        )}
      </div>
    </footer>
  );
}

// What is hardly larger than the whole is the whole.
const limited = (view: View): View => (view.scale < 1.05 ? wholeView : view);

function Original({ file }: { file: AttachedFile }) {
  const texts = useTexts(attachedTexts);
  const { language } = useLanguage();
  const isPicture = file.kind === 'picture';
  return (
    <FileLink file={file} className={styles.link} isShown={isPicture}>
      <Drawing path={isPicture ? filePaths.open : filePaths.download} />
      <span>
        {isPicture ? texts.original : texts.save}
        <small>{sizeIn(language, file.bytes)}</small>
      </span>
    </FileLink>
  );
}

interface TapProps {
  path: string;
  words: string;
  isOff?: boolean;
  onTap: () => void;
}

// What is off keeps the focus: who leafs by keyboard is not thrown out at the last picture.
const Tap = ({ path, words, isOff, onTap }: TapProps) => (
  <button
    type="button"
    className={styles.tap}
    aria-label={words}
    title={words}
    aria-disabled={isOff || undefined}
    onClick={isOff ? undefined : onTap}
  >
    <Drawing path={path} size={26} />
  </button>
);
