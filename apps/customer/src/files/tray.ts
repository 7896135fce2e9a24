import { fileLimits, type ProblemCode } from '#contract';
import { sendPhoto, takeBack } from './upload.ts';

/** A photo that was chosen: from the tap on it has the id it keeps. */
export interface Photo {
  readonly fileId: string;
  readonly name: string;
  /** Address of the picture in this page; empty after a reload. */
  readonly preview: string;
  readonly state: 'uploading' | 'checking' | 'ready' | 'failed' | 'refused';
  /** Part that is safely stored, 0 to 1. */
  readonly progress: number;
  readonly problem?: ProblemCode;
}

/** What a tray remembers beyond a reload: photos that are complete at the service. */
export type KeptPhoto = Pick<Photo, 'fileId' | 'name'>;

/** A photo could not be uploaded; the person decides what to do with it. */
export class Unsettled extends Error {}

/**
 * The photos of one unsent text. It lives outside the screens, so that going back and forth neither stops nor doubles
 * an upload.
 */
export class Tray {
  private photos: readonly Photo[] = [];
  private readonly files = new Map<string, { file: File; stop: AbortController }>();
  private readonly listeners = new Set<() => void>();

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  read = () => this.photos;

  private become(photos: readonly Photo[]) {
    this.photos = photos;
    for (const listener of this.listeners) listener();
  }
  private change(fileId: string, change: Partial<Photo>) {
    this.become(this.photos.map((photo) => (photo.fileId === fileId ? { ...photo, ...change } : photo)));
  }

  /** Photos that were complete before a reload. */
  restore(kept: readonly KeptPhoto[]) {
    if (this.photos.length > 0) return;
    this.become(kept.map((photo) => ({ ...photo, preview: '', state: 'ready', progress: 1 })));
  }

  /** Takes chosen files and begins to send them at once. */
  add(chosen: readonly File[]) {
    for (const file of chosen.slice(0, fileLimits.filesPerEntry - this.photos.length)) {
      const fileId = crypto.randomUUID();
      const photo: Photo = {
        fileId,
        name: file.name,
        preview: URL.createObjectURL(file),
        state: 'uploading',
        progress: 0,
      };
      this.files.set(fileId, { file, stop: new AbortController() });
      this.become([...this.photos, photo]);
      if (file.size > fileLimits.pictureBytes) this.change(fileId, { state: 'refused', problem: 'file-too-large' });
      else void this.send(fileId);
    }
  }

  /** Sends once more from where it stopped. */
  async send(fileId: string): Promise<void> {
    const held = this.files.get(fileId);
    if (!held) return;
    this.change(fileId, { state: 'uploading', problem: undefined });
    const outcome = await sendPhoto({
      fileId,
      file: held.file,
      signal: held.stop.signal,
      onProgress: (progress) => this.change(fileId, { progress }),
      onStored: () => this.change(fileId, { state: 'checking', progress: 1 }),
    });
    if (!held.stop.signal.aborted) this.change(fileId, outcome);
  }

  /** Waits until no photo is under way. Returns the ids that are ready. @throws Unsettled when one has failed */
  async settled(): Promise<string[]> {
    const isUnderWay = () => this.photos.some((photo) => photo.state === 'uploading' || photo.state === 'checking');
    if (isUnderWay())
      await new Promise<void>((resolve) => {
        const leave = this.subscribe(() => {
          if (isUnderWay()) return;
          leave();
          resolve();
        });
      });
    if (this.photos.some((photo) => photo.state !== 'ready')) throw new Unsettled();
    return this.photos.map((photo) => photo.fileId);
  }

  /** Takes a photo back, here and at the service. */
  remove(fileId: string) {
    const photo = this.photos.find((one) => one.fileId === fileId);
    this.files.get(fileId)?.stop.abort();
    this.files.delete(fileId);
    this.become(this.photos.filter((one) => one.fileId !== fileId));
    if (photo?.preview) URL.revokeObjectURL(photo.preview);
    if (photo) void takeBack(fileId);
  }

  /** The photos have joined what was sent. */
  empty() {
    for (const photo of this.photos) if (photo.preview) URL.revokeObjectURL(photo.preview);
    this.files.clear();
    this.become([]);
  }
}

const trays = new Map<string, Tray>();

/** The tray of an unsent text, by the text's name. */
export function trayOf(name: string): Tray {
  const found = trays.get(name) ?? new Tray();
  trays.set(name, found);
  return found;
}
