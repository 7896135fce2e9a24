import { type ReactNode, useEffect, useRef, useState } from 'react';
import { AddressBox } from './AddressBox.tsx';
import styles from './CodeCamera.module.css';
import { PictureButton } from './gallery/PictureButton.tsx';
import { type PictureTrouble, readPicture } from './gallery/picture.ts';
import type { CameraTrouble } from './scanner.ts';
import type { NoticeWords, ScanTexts } from './texts.ts';
import { type CameraStep, isCameraAllowed, useCamera } from './use-camera.ts';
import { Viewfinder } from './viewfinder/Viewfinder.tsx';
import finder from './viewfinder/viewfinder.module.css';

interface CodeCameraProps {
  /** Codes came into view, or were in a picture of the gallery; the texts are raw, `readTexts` says what they are. */
  onTexts: (texts: string[]) => void;
  /** No camera: the moment to bring the number field forward. */
  onRefused: (trouble: CameraTrouble | 'no-reader') => void;
  texts: ScanTexts;
  /** True when the person just tapped Scan: a camera that is already allowed then opens without a second tap. */
  openedByTap?: boolean;
  /** Words about the last code, e.g. `texts.refusedCode[reason]`, and what helps. */
  notice?: NoticeWords & { action?: ReactNode };
  /** Stands below in every state: the way to type the number. */
  children?: ReactNode;
}

/** The live camera with a frame; it fills its parent. It explains itself before the browser asks (S2.9). */
export function CodeCamera({ onTexts, onRefused, texts, openedByTap = false, notice, children }: CodeCameraProps) {
  const video = useRef<HTMLVideoElement>(null);
  const gallery = useGallery(onTexts);
  const { step, open } = useCamera(video, { onTexts: gallery.orTexts, onRefused });

  useEffect(() => {
    if (!openedByTap) return;
    let isLeft = false;
    void isCameraAllowed().then((isAllowed) => {
      if (isAllowed && !isLeft) void open();
    });
    return () => {
      isLeft = true;
    };
  }, [openedByTap, open]);

  const shown = noticeOf(gallery.state, texts) ?? notice;
  const drawn = shown && <Notice {...shown} />;
  const picture = { hidden: styles.hidden, label: texts.fromPicture, onPicture: gallery.read };
  return (
    <section className={styles.scanner} aria-label={texts.title} data-step={step.at}>
      <video ref={video} className={styles.video} playsInline muted data-live={step.at === 'live'} />
      {step.at === 'live' ? (
        <Viewfinder
          texts={texts}
          camera={step.camera}
          video={video}
          notice={drawn ?? (step.isReading ? undefined : <p className={finder.aim}>{texts.loadingReader}</p>)}
        >
          <PictureButton {...picture} className={finder.tool} isWordless />
        </Viewfinder>
      ) : (
        <div className={styles.panel}>
          {drawn}
          <Words step={step} texts={texts} isShort={shown !== undefined} onOpen={open} />
          {step.at !== 'asking' && <PictureButton {...picture} className={styles.secondary} />}
        </div>
      )}
      {children && <div className={styles.foot}>{children}</div>}
    </section>
  );
}

interface WordsProps {
  step: Exclude<CameraStep, { at: 'live' }>;
  texts: ScanTexts;
  /** A notice stands above: only what must be said is said. */
  isShort: boolean;
  onOpen: () => void;
}

function Words({ step, texts, isShort, onOpen }: WordsProps) {
  if (step.at === 'off') return <Explanation texts={texts} isShort={isShort} onOpen={onOpen} />;
  if (step.at === 'asking') return <Message title={texts.askingTitle} help={texts.askingHelp} />;
  const { trouble } = step;
  const helpsToTryAgain = trouble === 'refused' || trouble === 'busy' || trouble === 'no-reader';
  return (
    <Message {...texts.trouble[trouble]}>
      {trouble === 'embedded-browser' && <AddressBox texts={texts} />}
      {helpsToTryAgain && (
        <button type="button" className={styles.secondary} onClick={onOpen}>
          {texts.tryAgain}
        </button>
      )}
    </Message>
  );
}

function Explanation({ texts, isShort, onOpen }: Omit<WordsProps, 'step'>) {
  const points = [texts.keepOutOfView, texts.framesStayHere, texts.revocable, texts.worksByHand];
  return (
    <>
      {!isShort && <FrameIcon />}
      {!isShort && <h2 className={styles.title}>{texts.title}</h2>}
      <ul className={styles.points}>
        {points.slice(0, isShort ? 1 : undefined).map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <button type="button" className={styles.primary} onClick={onOpen}>
        {texts.openCamera}
      </button>
    </>
  );
}

function Message({ title, help, children }: { title: string; help: string; children?: ReactNode }) {
  return (
    <div className={styles.message} role="status">
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.help}>{help}</p>
      {children}
    </div>
  );
}

function Notice({ title, next, action }: NonNullable<CodeCameraProps['notice']>) {
  return (
    <div className={styles.notice} role="alert">
      <strong>{title}</strong>
      {next && <p>{next}</p>}
      {action}
    </div>
  );
}

type GalleryState = { at: 'idle' } | { at: 'reading' } | { at: 'trouble'; trouble: PictureTrouble };

// A picture of the gallery: what it says goes the same way as what the camera sees.
function useGallery(onTexts: (texts: string[]) => void) {
  const [state, setState] = useState<GalleryState>({ at: 'idle' });
  const orTexts = (texts: string[]) => {
    setState({ at: 'idle' });
    onTexts(texts);
  };
  const read = async (picture: File) => {
    setState({ at: 'reading' });
    const reading = await readPicture(picture);
    if ('texts' in reading) orTexts(reading.texts);
    else setState({ at: 'trouble', trouble: reading.trouble });
  };
  return { state, read, orTexts };
}

function noticeOf(state: GalleryState, texts: ScanTexts): NoticeWords | undefined {
  if (state.at === 'reading') return { title: texts.readingPicture, next: '' };
  if (state.at === 'trouble') return texts.pictureTrouble[state.trouble];
  return undefined;
}

function FrameIcon() {
  return (
    <svg className={styles.icon} viewBox="0 0 48 48" aria-hidden="true">
      <path d="M6 16V8a2 2 0 0 1 2-2h8M32 6h8a2 2 0 0 1 2 2v8M42 32v8a2 2 0 0 1-2 2h-8M16 42H8a2 2 0 0 1-2-2v-8" />
      <path d="M15 15h7v7h-7zM26 15h7v7h-7zM15 26h7v7h-7zM26 26h3v3h-3zM30 30h3v3h-3z" />
    </svg>
  );
}
