import type { CodeReader } from './decode.ts';

const BETWEEN_LOOKS_MS = 90;
const SAME_CODES_AGAIN_MS = 3000;

/**
 * Looks for codes in a playing video about ten times a second until the signal is aborted; one look at a time, so a
 * slow phone looks less often instead of growing hot. The same codes are told again only after three seconds.
 */
export function readFrames(
  video: HTMLVideoElement,
  reader: CodeReader,
  signal: AbortSignal,
  onTexts: (texts: string[]) => void,
): void {
  let lastLook = Number.NEGATIVE_INFINITY;
  let last = { seen: '', at: Number.NEGATIVE_INFINITY };

  const look = async (now: number) => {
    if (signal.aborted) return;
    if (now - lastLook >= BETWEEN_LOOKS_MS && video.readyState >= video.HAVE_CURRENT_DATA && video.videoWidth > 0) {
      lastLook = now;
      // A frame that cannot be read (the camera is just turning) is no reason to stop looking at the next.
      const texts = (await reader.textsIn(video).catch((): string[] => [])).filter((text) => text !== '').sort();
      if (signal.aborted) return;
      const seen = texts.join('\n');
      if (texts.length > 0 && (seen !== last.seen || now - last.at > SAME_CODES_AGAIN_MS)) {
        last = { seen, at: now };
        onTexts(texts);
      }
    }
    next(video, look);
  };
  next(video, look);
}

// Per new camera frame where the browser can, else per screen frame.
function next(video: HTMLVideoElement, look: (now: number) => Promise<void>): void {
  const onFrame = (now: number) => void look(now);
  if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(onFrame);
  else requestAnimationFrame(onFrame);
}
