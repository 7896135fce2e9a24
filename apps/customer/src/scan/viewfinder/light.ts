const BETWEEN_LOOKS_MS = 400;
const WIDTH = 32;
const HEIGHT = 24;

/** Mean luminance (0 to 255) below which a picture is dark, and above which it is bright again. */
const DARK_BELOW = 42;
const BRIGHT_ABOVE = 60;
const DARK_FOR_MS = 2000;

/**
 * Judges a row of looks at the light: dark after two seconds below the threshold, bright as soon as it is clearly
 * bright. Between the thresholds nothing changes, so that the hint does not flicker.
 */
export function lightJudge(): (luminance: number, nowMs: number) => boolean {
  let darkSince: number | undefined;
  let isDark = false;
  return (luminance, nowMs) => {
    if (luminance < DARK_BELOW) {
      darkSince ??= nowMs;
      if (nowMs - darkSince >= DARK_FOR_MS) isDark = true;
    } else if (luminance > BRIGHT_ABOVE || !isDark) {
      darkSince = undefined;
      isDark = false;
    }
    return isDark;
  };
}

/** Tells when a playing video has been too dark to read codes, and when it no longer is, until the signal is aborted. */
export function watchLight(video: HTMLVideoElement, signal: AbortSignal, onChange: (isDark: boolean) => void): void {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || signal.aborted) return;
  const judge = lightJudge();
  let last = false;
  const timer = setInterval(() => {
    if (video.readyState < video.HAVE_CURRENT_DATA) return;
    context.drawImage(video, 0, 0, WIDTH, HEIGHT);
    const isDark = judge(luminanceOf(context.getImageData(0, 0, WIDTH, HEIGHT).data), performance.now());
    if (isDark !== last) onChange(isDark);
    last = isDark;
  }, BETWEEN_LOOKS_MS);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

/** Mean luminance of RGBA pixels, 0 to 255 (weights of ITU-R BT.709). */
export function luminanceOf(pixels: Uint8ClampedArray): number {
  let sum = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    sum += 0.2126 * (pixels[at] ?? 0) + 0.7152 * (pixels[at + 1] ?? 0) + 0.0722 * (pixels[at + 2] ?? 0);
  }
  return sum / (pixels.length / 4);
}
