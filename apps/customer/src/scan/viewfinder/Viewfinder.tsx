import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import type { Camera } from '../scanner.ts';
import type { ScanTexts } from '../texts.ts';
import { watchLight } from './light.ts';
import styles from './viewfinder.module.css';

interface ViewfinderProps {
  texts: ScanTexts;
  camera: Camera;
  /** Shows what the camera sees. */
  video: RefObject<HTMLVideoElement | null>;
  /** Stands in the place of the sentence that says where to aim. */
  notice?: ReactNode;
  /** A further tool beside light and zoom. */
  children: ReactNode;
}

/** The frame over the running camera, one sentence below it, and the tools. */
export function Viewfinder({ texts, camera, video, notice, children }: ViewfinderProps) {
  const light = useLight(camera);
  const isDark = useDark(video);
  return (
    <div className={styles.viewfinder}>
      <div className={styles.frame} aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
      {notice ??
        (isDark && !light.isOn ? (
          <DarkHint texts={texts} onLight={light.toggle} />
        ) : (
          <p className={styles.aim} role="status">
            {texts.aim}
          </p>
        ))}
      <div className={styles.tools}>
        {light.toggle && (
          <button type="button" className={styles.tool} aria-pressed={light.isOn} onClick={light.toggle}>
            <LightIcon />
            <span className={styles.hidden}>{light.isOn ? texts.torchOff : texts.torchOn}</span>
          </button>
        )}
        {camera.zoom && <ZoomSlider texts={texts} zoom={camera.zoom} />}
        {children}
      </div>
    </div>
  );
}

function useDark(video: RefObject<HTMLVideoElement | null>): boolean {
  const [isDark, setIsDark] = useState(false);
  useEffect(() => {
    const watching = new AbortController();
    if (video.current) watchLight(video.current, watching.signal, setIsDark);
    return () => watching.abort();
  }, [video]);
  return isDark;
}

function useLight({ torch }: Camera): { isOn: boolean; toggle?: () => void } {
  const [isOn, setIsOn] = useState(false);
  if (!torch) return { isOn };
  // Some phones announce a light and then refuse it: the button then stays as it was.
  const toggle = () =>
    void torch.set(!isOn).then(
      () => setIsOn(!isOn),
      () => undefined,
    );
  return { isOn, toggle };
}

function DarkHint({ texts, onLight }: { texts: ScanTexts; onLight: (() => void) | undefined }) {
  return (
    <div className={styles.aim} role="status">
      <p>{onLight ? texts.dark : `${texts.dark} ${texts.darkHelp}`}</p>
      {onLight && (
        <button type="button" className={styles.hint} onClick={onLight}>
          <LightIcon />
          {texts.torchOn}
        </button>
      )}
    </div>
  );
}

function ZoomSlider({ texts, zoom }: { texts: ScanTexts; zoom: NonNullable<Camera['zoom']> }) {
  const [at, setAt] = useState(zoom.min);
  const factor = (at / zoom.min).toFixed(1);
  return (
    <label className={styles.zoom}>
      <span aria-hidden="true">{factor}×</span>
      <input
        type="range"
        min={zoom.min}
        max={zoom.max}
        step={zoom.step}
        value={at}
        aria-label={texts.zoom}
        aria-valuetext={`${factor}×`}
        onChange={(event) => {
          const to = event.target.valueAsNumber;
          setAt(to);
          // A camera that refuses stays where it is; the slider is only a wish.
          zoom.set(to).catch(() => undefined);
        }}
      />
    </label>
  );
}

function LightIcon() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M7 3h10v3l-2.5 3.5V21h-5V9.5L7 6zM7 6h10M12 12v2.5" />
    </svg>
  );
}
