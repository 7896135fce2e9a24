import { Suspense, useState } from 'react';
import type { AttachedFile } from '#contract';
import { awaited } from '../awaited/index.ts';
import { useLanguage, useTexts } from '../i18n/index.ts';
import { Drawing, filePaths } from '../icons/index.ts';
import { useHeldAddress, useIsAway, useKeptPicture } from './addresses.tsx';
import styles from './attached.module.css';
import { FileLink } from './FileLink.tsx';
import { attachedTexts } from './texts.ts';
import { lengthOf, sizeIn } from './told.ts';

const Viewer = awaited(() => import('./viewer/Viewer.tsx'), 'Viewer');

const isViewable = ({ kind }: AttachedFile) => kind === 'picture' || kind === 'video';

/**
 * Attached files in the order they were chosen: what can be looked at as a small picture that opens large, the rest as a
 * plate that is downloaded. Nothing of it is loaded but small pictures.
 */
export function AttachedFiles({ files }: { files: readonly AttachedFile[] }) {
  const [shownId, setShownId] = useState<string | null>(null);
  const viewable = files.filter(isViewable);
  const at = viewable.findIndex(({ fileId }) => fileId === shownId);
  if (files.length === 0) return null;
  return (
    <>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file.fileId} data-wide={!isViewable(file) || file.caption !== null || undefined}>
            {isViewable(file) ? <Tile file={file} onTap={() => setShownId(file.fileId)} /> : <Plate file={file} />}
            {file.caption && <p className={styles.caption}>{file.caption}</p>}
          </li>
        ))}
      </ul>
      {at >= 0 && (
        <Suspense fallback={null}>
          <Viewer
            files={viewable}
            at={at}
            show={(next) => setShownId(viewable[next]?.fileId ?? null)}
            close={() => setShownId(null)}
          />
        </Suspense>
      )}
    </>
  );
}

function Tile({ file, onTap }: { file: AttachedFile; onTap: () => void }) {
  const texts = useTexts(attachedTexts);
  const { language } = useLanguage();
  const { kind, name, thumbnailUrl, durationMs, bytes } = file;
  const isFilm = kind === 'video';
  const length = durationMs === null ? '' : lengthOf(durationMs);
  const label = isFilm ? [texts.play(name), length].filter(Boolean).join(', ') : texts.show(name);
  return (
    <button type="button" className={styles.tile} aria-label={label} onClick={onTap}>
      {thumbnailUrl === null ? <NoPicture kind={kind} /> : <SmallPicture latest={thumbnailUrl} file={file} />}
      {isFilm && (
        <span className={styles.film} data-plain={thumbnailUrl === null || undefined}>
          <Drawing path={filePaths.play} size={14} />
          {length || sizeIn(language, bytes)}
        </span>
      )}
    </button>
  );
}

function SmallPicture({ latest, file }: { latest: string; file: AttachedFile }) {
  const { address, lost, renew } = useHeldAddress(latest);
  const [isLoaded, setIsLoaded] = useState(false);
  const isOffline = useIsAway();
  // What is seen already stays, whatever becomes of the connection.
  const isAway = !isLoaded && (isOffline || lost !== null);
  const kept = useKeptPicture(file.fileId, isAway);
  if (isAway && !kept) return kept === null && <NoPicture kind={file.kind} />;
  const loaded = () => setIsLoaded(!isAway);
  return <img src={kept ?? address} alt="" loading="lazy" decoding="async" onLoad={loaded} onError={renew} />;
}

const NoPicture = ({ kind }: { kind: AttachedFile['kind'] }) => (
  <span className={styles.noPicture}>
    <Drawing path={kind === 'video' ? filePaths.film : filePaths.picture} size={28} />
  </span>
);

function Plate({ file }: { file: AttachedFile }) {
  const texts = useTexts(attachedTexts);
  const { language } = useLanguage();
  return (
    <FileLink file={file} className={styles.plate} label={texts.download(file.name)}>
      <Drawing path={filePaths.document} size={24} />
      <span>
        <b>{file.name}</b>
        <small>{`${texts.kinds[file.kind]} · ${sizeIn(language, file.bytes)}`}</small>
      </span>
      <Drawing path={filePaths.download} size={20} />
    </FileLink>
  );
}
