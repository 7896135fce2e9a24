import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './CodeCamera.module.css';
import type { Camera, CameraTrouble } from './scanner.ts';
import type { ScanTexts } from './texts.ts';
import { isCameraAllowed, useCamera } from './use-camera.ts';

interface CodeCameraProps {
  /** A code came into view; the text is raw, `readCode` of `#contract/alarm-code` says what it is. */
  onCode: (text: string) => void;
  /** No camera: the moment to bring the number field forward. */
  onRefused: (trouble: CameraTrouble | 'no-reader') => void;
  texts: ScanTexts;
  /** True when the person just tapped Scan: a camera that is already allowed then opens without a second tap. */
  openedByTap?: boolean;
  /** Words about the last code, e.g. `texts.refusedCode[reason]`. */
  notice?: string;
  /** Stands below in every state: the way to type the number. */
  children?: ReactNode;
}

/** The live camera with a frame; it fills its parent. It explains itself before the browser asks (S2.9). */
export function CodeCamera({ onCode, onRefused, texts, openedByTap = false, notice, children }: CodeCameraProps) {
  const video = useRef<HTMLVideoElement>(null);
  const { step, open } = useCamera(video, { onCode, onRefused });

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

  return (
    <section className={styles.scanner} aria-label={texts.title} data-step={step.at}>
      <video ref={video} className={styles.video} playsInline muted data-live={step.at === 'live'} />
      {step.at === 'off' && <Explanation texts={texts} onOpen={open} />}
      {step.at === 'asking' && <Message title={texts.askingTitle} help={texts.askingHelp} />}
      {step.at === 'live' && (
        <Viewfinder texts={texts} camera={step.camera} notice={step.isReading ? notice : texts.loadingReader} />
      )}
      {step.at === 'trouble' && (
        <Message {...texts.trouble[step.trouble]}>
          {step.trouble !== 'no-camera' && step.trouble !== 'insecure' && (
            <button type="button" className={styles.secondary} onClick={open}>
              {texts.tryAgain}
            </button>
          )}
        </Message>
      )}
      {children && <div className={styles.foot}>{children}</div>}
    </section>
  );
}

function Explanation({ texts, onOpen }: { texts: ScanTexts; onOpen: () => void }) {
  return (
    <div className={styles.panel}>
      <FrameIcon />
      <h2 className={styles.title}>{texts.title}</h2>
      <ul className={styles.points}>
        {[texts.keepOutOfView, texts.framesStayHere, texts.revocable, texts.worksByHand].map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <button type="button" className={styles.primary} onClick={onOpen}>
        {texts.openCamera}
      </button>
    </div>
  );
}

function Message({ title, help, children }: { title: string; help: string; children?: ReactNode }) {
  return (
    <div className={styles.panel} role="status">
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.help}>{help}</p>
      {children}
    </div>
  );
}

function Viewfinder({ texts, camera, notice }: { texts: ScanTexts; camera: Camera; notice?: string }) {
  return (
    <div className={styles.viewfinder}>
      <div className={styles.frame} aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
      <p className={notice ? styles.notice : styles.aim} role="status">
        {notice ?? texts.aim}
      </p>
      <div className={styles.tools}>
        <TorchButton texts={texts} camera={camera} />
        <ZoomButton texts={texts} camera={camera} />
      </div>
    </div>
  );
}

function TorchButton({ texts, camera: { torch } }: { texts: ScanTexts; camera: Camera }) {
  const [isOn, setIsOn] = useState(false);
  if (!torch) return null;
  // Some phones announce a light and then refuse it: the button then stays as it was.
  const toggle = () =>
    torch.set(!isOn).then(
      () => setIsOn(!isOn),
      () => undefined,
    );
  return (
    <button type="button" className={styles.tool} aria-pressed={isOn} onClick={toggle}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M7 3h10v3l-2.5 3.5V21h-5V9.5L7 6zM7 6h10M12 12v2.5" />
      </svg>
      <span className={styles.hidden}>{isOn ? texts.torchOff : texts.torchOn}</span>
    </button>
  );
}

function ZoomButton({ texts, camera: { zoom } }: { texts: ScanTexts; camera: Camera }) {
  const [at, setAt] = useState(0);
  if (!zoom) return null;
  const nextAt = (at + 1) % zoom.factors.length;
  const factor = zoom.factors[nextAt] ?? 1;
  const change = () =>
    zoom.set(factor).then(
      () => setAt(nextAt),
      () => undefined,
    );
  return (
    <button type="button" className={styles.tool} onClick={change} aria-label={texts.zoom(factor)}>
      {zoom.factors[at]}×
    </button>
  );
}

function FrameIcon() {
  return (
    <svg className={styles.icon} viewBox="0 0 48 48" aria-hidden="true">
      <path d="M6 16V8a2 2 0 0 1 2-2h8M32 6h8a2 2 0 0 1 2 2v8M42 32v8a2 2 0 0 1-2 2h-8M16 42H8a2 2 0 0 1-2-2v-8" />
      <path d="M15 15h7v7h-7zM26 15h7v7h-7zM15 26h7v7h-7zM26 26h3v3h-3zM30 30h3v3h-3z" />
    </svg>
  );
}
