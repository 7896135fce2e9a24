import { type RefObject, useEffect, useRef, useState } from 'react';
import type { AttachedFile } from '#contract';
import { useLanguage, useTexts } from '../../i18n/index.ts';
import { Drawing, filePaths } from '../../icons/index.ts';
import { useHeldAddress } from '../addresses.tsx';
import { FileLink } from '../FileLink.tsx';
import { attachedTexts } from '../texts.ts';
import { codecNameOf, lengthOf, mayPlay, sizeIn } from '../told.ts';
import { Trouble } from './Trouble.tsx';
import styles from './viewer.module.css';

const says = (type: string) => document.createElement('video').canPlayType(type);

/** The button that a film was wanted with is gone: the keys go on to the player. */
function useFocusOnceWanted(video: RefObject<HTMLVideoElement | null>, isWanted: boolean) {
  useEffect(() => {
    if (isWanted) video.current?.focus();
  }, [video, isWanted]);
}

/** What a player goes through: until it is wanted nothing is loaded, and an address that ended is not the end. */
function usePlayer(file: AttachedFile) {
  const video = useRef<HTMLVideoElement>(null);
  const { address, lost, renew } = useHeldAddress(file.url);
  const [state, setState] = useState<'plate' | 'wanted' | 'unplayable'>(mayPlay(file, says) ? 'plate' : 'unplayable');
  // Where it is or is wanted to be: a player that failed on the way to a moment has forgotten which one it was.
  const at = useRef(0);
  const isRenewing = useRef(false);
  const wasPlaying = useRef(false);
  const isWanted = state === 'wanted';
  useFocusOnceWanted(video, isWanted);
  const play = () => void video.current?.play().catch(() => undefined);
  return {
    video,
    address,
    isLost: lost !== null,
    renew,
    isWanted,
    // What was never shown and has a fresh address is there, and only cannot be read by this browser.
    isUnplayable: state === 'unplayable' || (lost === 'useless' && at.current === 0),
    want: () => {
      setState('wanted');
      play();
    },
    sought: () => {
      at.current = video.current?.currentTime ?? 0;
    },
    wentOn: () => {
      // A player that gets another address says that it is at the beginning.
      if (!isRenewing.current) at.current = video.current?.currentTime ?? 0;
    },
    ready: () => {
      const { current } = video;
      if (!current) return;
      // A browser that knows the sound alone plays a black picture and calls it success.
      if (current.videoWidth === 0) return setState('unplayable');
      isRenewing.current = false;
      if (at.current > 0) current.currentTime = at.current;
      if (wasPlaying.current) play();
      wasPlaying.current = false;
    },
    failed: () => {
      const { current } = video;
      if (current?.error?.code === MediaError.MEDIA_ERR_DECODE) return setState('unplayable');
      isRenewing.current = true;
      wasPlaying.current = current?.paused === false;
      renew();
    },
  };
}

/**
 * A film: its poster with length and size until it is wanted, then the browser's own player; after an address has ended
 * it goes on where it was.
 */
export function Film({ file }: { file: AttachedFile }) {
  const player = usePlayer(file);
  if (player.isUnplayable) return <Unplayable file={file} />;
  if (player.isLost) return <Trouble onAgain={player.renew} />;
  return (
    <div className={styles.room}>
      {/* biome-ignore lint/a11y/useMediaCaption: films of a machine, taken by its people, have no words written down */}
      <video
        ref={player.video}
        className={styles.film}
        src={player.address}
        poster={file.posterUrl ?? undefined}
        preload={player.isWanted ? 'metadata' : 'none'}
        playsInline
        controls={player.isWanted}
        aria-label={file.name}
        onTimeUpdate={player.wentOn}
        onSeeking={player.sought}
        onLoadedMetadata={player.ready}
        onError={player.failed}
      />
      {!player.isWanted && <Poster file={file} onTap={player.want} />}
    </div>
  );
}

function Poster({ file, onTap }: { file: AttachedFile; onTap: () => void }) {
  const texts = useTexts(attachedTexts);
  return (
    <button
      type="button"
      className={styles.plate}
      data-plain={file.posterUrl === null || undefined}
      aria-label={texts.play(file.name)}
      onClick={onTap}
    >
      <span className={styles.playSign}>
        <Drawing path={filePaths.play} size={36} />
      </span>
      <FilmFacts file={file} />
    </button>
  );
}

function FilmFacts({ file: { durationMs, bytes } }: { file: AttachedFile }) {
  const { language } = useLanguage();
  const facts = [durationMs === null ? '' : lengthOf(durationMs), sizeIn(language, bytes)];
  return <span className={styles.facts}>{facts.filter(Boolean).join(' · ')}</span>;
}

function Unplayable({ file }: { file: AttachedFile }) {
  const texts = useTexts(attachedTexts);
  const codec = codecNameOf(file);
  return (
    <div className={styles.trouble} role="alert">
      <Drawing path={filePaths.film} size={40} />
      <p>{codec && !mayPlay(file, says) ? texts.noCodec(codec) : texts.noPlay}</p>
      <FilmFacts file={file} />
      <FileLink file={file} className={styles.act}>
        <Drawing path={filePaths.download} />
        {texts.save}
      </FileLink>
    </div>
  );
}
