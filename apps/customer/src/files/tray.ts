import { fileLimits, type ProblemCode } from '#contract';
import { type Bytes, bytesOfFile, dropBytes, keepBytes, keptBytes } from '../offline/store/bytes.ts';
import { type Photo, sendPhoto, takeBack } from './photo.ts';
import { takeTurn } from './turns.ts';

/** A photo could not be uploaded; its problem says why. */
export class Unsettled extends Error {
  readonly code: ProblemCode;
  /** It does not pass by itself. */
  readonly isFinal: boolean;
  constructor(code: ProblemCode, isFinal: boolean) {
    super(code);
    this.code = code;
    this.isFinal = isFinal;
  }
}

const isUnderWay = ({ state }: Photo) => state === 'waiting' || state === 'uploading' || state === 'checking';

/**
 * The photos of one unsent text. It lives outside the screens, so that going back and forth neither stops nor doubles
 * an upload, and what it holds is kept on the device until it is sent.
 */
export class Tray {
  private photos: readonly Photo[] = [];
  private readonly files = new Map<string, File>();
  private readonly stops = new Map<string, AbortController>();
  private readonly listeners = new Set<() => void>();
  private readonly personId: string;
  private readonly onChange: (photos: readonly Photo[]) => void;

  constructor(personId: string, kept: readonly Photo[], onChange: (photos: readonly Photo[]) => void) {
    this.personId = personId;
    this.onChange = onChange;
    // What was under way when the app closed goes on; what had not been kept whole is lost, and says so.
    this.photos = kept.map((photo) => {
      if (photo.state === 'ready' || photo.state === 'refused') return photo;
      if (!photo.isKept) return { ...photo, state: 'refused', problem: 'file-not-found' };
      return photo.state === 'paused' ? photo : { ...photo, state: 'waiting', problem: undefined };
    });
    for (const photo of this.photos) if (photo.state === 'waiting') void this.send(photo.fileId, true);
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  read = () => this.photos;

  private become(photos: readonly Photo[]) {
    this.photos = photos;
    this.onChange(photos);
    for (const listener of this.listeners) listener();
  }
  private change(fileId: string, change: Partial<Photo>) {
    this.become(this.photos.map((photo) => (photo.fileId === fileId ? { ...photo, ...change } : photo)));
  }
  private find = (fileId: string) => this.photos.find((photo) => photo.fileId === fileId);

  /** Takes chosen files, keeps them on the device and begins to send them at once. */
  add(chosen: readonly File[]) {
    for (const file of chosen.slice(0, fileLimits.filesPerEntry - this.photos.length)) {
      const fileId = crypto.randomUUID();
      const isTooLarge = file.size > fileLimits.pictureBytes;
      const photo: Photo = {
        fileId,
        name: file.name,
        type: file.type,
        bytes: file.size,
        progress: 0,
        isKept: false,
        ...(isTooLarge ? { state: 'refused', problem: 'file-too-large' } : { state: 'waiting' }),
      };
      this.files.set(fileId, file);
      this.become([...this.photos, photo]);
      if (isTooLarge) continue;
      void this.keep(fileId, file);
      void this.send(fileId, false);
    }
  }

  private async keep(fileId: string, file: File) {
    const unwanted = new AbortController();
    // A full disk: the photo is sent from the page as long as that is open.
    const isKept = await keepBytes(this.personId, fileId, file, unwanted.signal).catch(() => false);
    if (!this.find(fileId)) await dropBytes(this.personId, fileId);
    else if (isKept) this.change(fileId, { isKept });
  }

  private bytesOf(photo: Photo): Bytes {
    const file = this.files.get(photo.fileId);
    return file ? bytesOfFile(file) : keptBytes(this.personId, photo.fileId, photo.bytes);
  }

  /** The picture itself, for showing it. */
  async picture(fileId: string): Promise<Blob | null> {
    const photo = this.find(fileId);
    if (!photo) return null;
    const bytes = this.bytesOf(photo);
    return bytes.slice(0, bytes.size).then(
      (blob) => new Blob([blob], { type: photo.type }),
      () => null,
    );
  }

  /** Sends from where it stopped; at most a few photos at a time. */
  async send(fileId: string, mayBeKnown = true): Promise<void> {
    const photo = this.find(fileId);
    if (!photo || this.stops.has(fileId)) return;
    const stop = new AbortController();
    this.stops.set(fileId, stop);
    this.change(fileId, { state: 'waiting', problem: undefined });
    const end = await takeTurn(stop.signal).catch(() => undefined);
    try {
      if (!end || stop.signal.aborted) return;
      this.change(fileId, { state: 'uploading' });
      const outcome = await sendPhoto({
        ...photo,
        bytes: this.bytesOf(photo),
        mayBeKnown,
        signal: stop.signal,
        onProgress: (progress) => this.change(fileId, { progress }),
        onStored: () => this.change(fileId, { state: 'checking', progress: 1 }),
      });
      if (!stop.signal.aborted) this.change(fileId, outcome);
    } catch {
      // Paused or removed: whoever stopped it has said what it is now.
    } finally {
      end?.();
      if (this.stops.get(fileId) === stop) this.stops.delete(fileId);
    }
  }

  private stop(fileId: string) {
    this.stops.get(fileId)?.abort();
    this.stops.delete(fileId);
  }

  /** Stops sending until the person goes on. */
  hold(fileId: string) {
    this.stop(fileId);
    this.change(fileId, { state: 'paused' });
  }

  /** Moves a photo by one place. */
  move(fileId: string, by: -1 | 1) {
    const from = this.photos.findIndex((photo) => photo.fileId === fileId);
    const to = from + by;
    const [one, other] = [this.photos[from], this.photos[to]];
    if (!one || !other) return;
    this.become(this.photos.map((photo, index) => (index === from ? other : index === to ? one : photo)));
  }

  /** Sends everything that failed once more, e.g. when the connection is back. */
  sendFailed(andPaused = false) {
    for (const { fileId, state } of this.photos)
      if (state === 'failed' || (andPaused && state === 'paused')) void this.send(fileId);
  }

  /** The service said that a photo is not there: asks for each once more. */
  sendAgain() {
    for (const { fileId, state } of this.photos) if (state === 'ready') void this.send(fileId);
  }

  /** Waits until no photo is under way. Returns the ids that are ready. @throws Unsettled */
  async settled(): Promise<string[]> {
    if (this.photos.some(isUnderWay))
      await new Promise<void>((resolve) => {
        const leave = this.subscribe(() => {
          if (this.photos.some(isUnderWay)) return;
          leave();
          resolve();
        });
      });
    const wrong =
      this.photos.find(({ state }) => state === 'refused') ?? this.photos.find((one) => one.state !== 'ready');
    if (wrong) throw new Unsettled(wrong.problem ?? 'try-again', wrong.state === 'refused' || wrong.state === 'paused');
    return this.photos.map((photo) => photo.fileId);
  }

  /** Takes a photo back, here and at the service. */
  remove(fileId: string) {
    this.stop(fileId);
    this.files.delete(fileId);
    this.become(this.photos.filter((one) => one.fileId !== fileId));
    void dropBytes(this.personId, fileId).catch(() => undefined);
    void takeBack(fileId);
  }

  /** The photos have joined what was sent, or the text was given up: nothing stays on the device. */
  async empty(isGivenUp = false) {
    for (const { fileId } of this.photos) {
      this.stop(fileId);
      if (isGivenUp) void takeBack(fileId);
      await dropBytes(this.personId, fileId).catch(() => undefined);
    }
    this.files.clear();
    this.photos = [];
    for (const listener of this.listeners) listener();
  }
}
