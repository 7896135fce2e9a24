import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { loadCodeReader } from './decode.ts';
import { readFrames } from './reading-loop.ts';
import { type Camera, CameraError, type CameraTrouble, openCamera, troubleHere } from './scanner.ts';

/** Where the camera stands; `off` is the beginning, and again whenever the page leaves the foreground. */
export type CameraStep =
  | { at: 'off' }
  | { at: 'asking' }
  | { at: 'live'; camera: Camera; isReading: boolean }
  | { at: 'trouble'; trouble: CameraTrouble | 'no-reader' };

/** The camera of one screen: opened by `open`, closed with the screen and when the page goes to the background. */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  told: { onTexts: (texts: string[]) => void; onRefused: (trouble: CameraTrouble | 'no-reader') => void },
) {
  const [step, setStep] = useState<CameraStep>(atFirst);
  const running = useRef<AbortController | undefined>(undefined);
  const latest = useRef(told);
  latest.current = told;

  const close = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
  }, []);

  const open = useCallback(async () => {
    close();
    const controller = new AbortController();
    running.current = controller;
    setStep({ at: 'asking' });
    const fail = (trouble: CameraTrouble | 'no-reader') => {
      if (controller.signal.aborted) return;
      close();
      setStep({ at: 'trouble', trouble });
      latest.current.onRefused(trouble);
    };
    try {
      if (!video.current) return;
      const reader = loadCodeReader();
      // The camera may fail first; the reader's own failure is then told at the next attempt.
      reader.catch(() => undefined);
      const camera = await openCamera(video.current, controller.signal);
      camera.onEnded(() => fail('refused'));
      setStep({ at: 'live', camera, isReading: false });
      readFrames(video.current, await reader, controller.signal, (texts) => latest.current.onTexts(texts));
      if (!controller.signal.aborted) setStep({ at: 'live', camera, isReading: true });
    } catch (error) {
      fail(error instanceof CameraError ? error.trouble : 'no-reader');
    }
  }, [video, close]);

  const leave = useCallback(() => {
    if (!running.current) return;
    close();
    setStep({ at: 'off' });
  }, [close]);
  useEffect(() => whenHidden(leave), [leave]);
  useEffect(() => close, [close]);

  return { step, open };
}

// Where there is no camera at all, nobody has to tap to learn it.
function atFirst(): CameraStep {
  const trouble = troubleHere();
  return trouble ? { at: 'trouble', trouble } : { at: 'off' };
}

function whenHidden(leave: () => void): () => void {
  const onChange = () => {
    if (document.hidden) leave();
  };
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}

/** Whether the browser already has the permission; false when it cannot say. */
export async function isCameraAllowed(): Promise<boolean> {
  try {
    const status = await navigator.permissions.query({ name: 'camera' as PermissionName });
    return status.state === 'granted';
  } catch {
    // Some browsers do not know this name: then the explanation is shown once more.
    return false;
  }
}
