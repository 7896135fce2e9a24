/** Why there is no picture: each has its own words and its own way out. */
export type CameraTrouble = 'refused' | 'no-camera' | 'busy' | 'insecure' | 'embedded-browser';

/** A camera that could not be opened. */
export class CameraError extends Error {
  readonly trouble: CameraTrouble;

  constructor(trouble: CameraTrouble, cause?: unknown) {
    super(`no camera: ${trouble}`, { cause });
    this.trouble = trouble;
  }
}

/** A running camera. Its frames stay in this page; `stop` ends every track at once. */
export interface Camera {
  stop(): void;
  /** Called when the phone ends the picture itself: permission revoked, camera unplugged or taken by a call. */
  onEnded(listener: () => void): void;
  torch?: { set(on: boolean): Promise<void> };
  zoom?: { min: number; max: number; step: number; set(factor: number): Promise<void> };
}

// Not in TypeScript's DOM library: torch and zoom are of the Image Capture draft.
type CameraCapabilities = MediaTrackCapabilities & {
  torch?: boolean;
  zoom?: { min: number; max: number; step?: number };
};
type CameraConstraints = MediaTrackConstraintSet & { torch?: boolean; zoom?: number };

// Browsers inside other apps; they often have no camera or lose the permission: WeChat and WeCom, QQ, DingTalk,
// Alipay, Feishu, Weibo, Facebook, Instagram, LINE, and Android's WebView.
const EMBEDDED =
  /MicroMessenger|wxwork|\bQQ\/|DingTalk|AlipayClient|Lark\/|Feishu|Weibo|FBA[NV]|Instagram|\bLine\/|; wv\)/i;

/** Whether the page runs inside another app, by the browser's own description of itself. */
export function isEmbeddedBrowser(userAgent: string): boolean {
  return EMBEDDED.test(userAgent);
}

/** What stands in the way before anybody is asked; undefined when asking makes sense. */
export function troubleBeforeAsking(page: {
  isSecureContext: boolean;
  hasCameraInterface: boolean;
  userAgent: string;
}): CameraTrouble | undefined {
  if (!page.isSecureContext) return 'insecure';
  if (page.hasCameraInterface) return undefined;
  return isEmbeddedBrowser(page.userAgent) ? 'embedded-browser' : 'no-camera';
}

/** What stands in the way in this page, before anybody is asked. */
export function troubleHere(): CameraTrouble | undefined {
  const hasCameraInterface = typeof navigator.mediaDevices?.getUserMedia === 'function';
  return troubleBeforeAsking({ isSecureContext, hasCameraInterface, userAgent: navigator.userAgent });
}

/** What an error of `getUserMedia` means to a person. */
export function troubleOf(errorName: string, userAgent: string): CameraTrouble {
  if (errorName === 'NotFoundError' || errorName === 'OverconstrainedError') return 'no-camera';
  if (errorName === 'NotReadableError' || errorName === 'AbortError') return 'busy';
  if (errorName === 'TypeError') return 'insecure';
  // In an embedded browser the person often never saw a question: opening a real browser is what helps.
  return isEmbeddedBrowser(userAgent) ? 'embedded-browser' : 'refused';
}

/**
 * Opens the back camera and shows it in the video element. Asks for permission if the browser has none yet, so call
 * it only after a tap. Aborting the signal before the answer ends the camera as soon as it opens.
 * Throws CameraError.
 */
export async function openCamera(video: HTMLVideoElement, signal: AbortSignal): Promise<Camera> {
  const trouble = troubleHere();
  if (trouble) throw new CameraError(trouble);
  const stream = await ask();
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
    if (video.srcObject === stream) video.srcObject = null;
  };
  if (signal.aborted) {
    stop();
    throw signal.reason;
  }
  signal.addEventListener('abort', stop, { once: true });
  video.srcObject = stream;
  await video.play().catch((cause: unknown) => {
    stop();
    throw signal.aborted ? signal.reason : new CameraError('busy', cause);
  });
  const [track] = stream.getVideoTracks();
  return {
    stop,
    onEnded: (listener) => track?.addEventListener('ended', listener, { once: true }),
    ...(track ? abilitiesOf(track) : {}),
  };
}

async function ask(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
    });
  } catch (cause) {
    throw new CameraError(troubleOf(cause instanceof Error ? cause.name : '', navigator.userAgent), cause);
  }
}

function abilitiesOf(track: MediaStreamTrack): Pick<Camera, 'torch' | 'zoom'> {
  const { torch, zoom }: CameraCapabilities = track.getCapabilities?.() ?? {};
  const apply = (constraint: CameraConstraints) => track.applyConstraints({ advanced: [constraint] });
  return {
    ...(torch && { torch: { set: (on: boolean) => apply({ torch: on }) } }),
    ...(zoom && zoom.max > zoom.min && { zoom: { ...usefulZoom(zoom), set: latestOnly((to) => apply({ zoom: to })) } }),
  };
}

// More than fivefold shows single dots of the code: the slider would only become harder to use.
function usefulZoom({ min, max, step }: { min: number; max: number; step?: number }) {
  const most = Math.min(max, min * 5);
  return { min, max: most, step: Math.max(step ?? 0, (most - min) / 100) };
}

/** A slider asks faster than a camera moves: while it moves, only the last wish is remembered. */
function latestOnly(apply: (to: number) => Promise<void>): (to: number) => Promise<void> {
  let wanted = 0;
  let moving: Promise<void> | undefined;
  const follow = async () => {
    let reached: number;
    do {
      reached = wanted;
      await apply(reached);
    } while (reached !== wanted);
  };
  return (to) => {
    wanted = to;
    moving ??= follow().finally(() => {
      moving = undefined;
    });
    return moving;
  };
}
