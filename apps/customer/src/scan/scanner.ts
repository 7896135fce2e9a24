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
  zoom?: { factors: number[]; set(factor: number): Promise<void> };
}

// Not in TypeScript's DOM library: torch and zoom are of the Image Capture draft.
type CameraCapabilities = MediaTrackCapabilities & { torch?: boolean; zoom?: { min: number; max: number } };
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
  const hasCameraInterface = typeof navigator.mediaDevices?.getUserMedia === 'function';
  const trouble = troubleBeforeAsking({ isSecureContext, hasCameraInterface, userAgent: navigator.userAgent });
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
  const factors = zoom ? [1, 2, 3].filter((factor) => factor >= zoom.min && factor <= zoom.max) : [];
  return {
    ...(torch && { torch: { set: (on: boolean) => apply({ torch: on }) } }),
    ...(factors.length > 1 && { zoom: { factors, set: (factor: number) => apply({ zoom: factor }) } }),
  };
}
