import { fileLimits, type ProblemCode } from '#contract';
import { sendFile, takeBack } from '../sending/sending.ts';
import { longBytes, takeTurn } from '../sending/turns.ts';
import {
  type Attachment,
  type Form,
  formOf,
  formsOf,
  isUnderWay,
  type Joining,
  joiningOf,
  movedTo,
  newForm,
  reopened,
} from './attachment.ts';
import { Holding } from './holding.ts';
import { refusalOf, takenFor } from './kinds.ts';
import { isSameFile, readied } from './readying.ts';

/** A file could not be uploaded; its problem says why. */
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

/** Whose files, and of which company the text is that they belong to. */
interface TrayOwner {
  readonly personId: string;
  readonly companyId: string | null;
}

/**
 * The files of one unsent text. It lives outside the screens, so that going back and forth neither stops nor doubles
 * an upload, and what it holds is kept on the device until it is sent.
 */
export class Tray {
  private list: readonly Attachment[] = [];
  private readonly companyId: string | null;
  private readonly holding: Holding;
  private readonly stops = new Map<string, AbortController>();
  private readonly listeners = new Set<() => void>();
  private readonly onChange: (list: readonly Attachment[]) => void;

  constructor(
    { personId, companyId }: TrayOwner,
    kept: readonly Attachment[],
    onChange: (list: readonly Attachment[]) => void,
  ) {
    this.companyId = companyId;
    this.holding = new Holding(personId);
    this.onChange = onChange;
    this.list = kept.map(reopened);
    for (const { id, state } of this.list) if (state === 'waiting' || state === 'preparing') void this.send(id, true);
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  read = () => this.list;
  /** True while an app that closes would lose something: what is prepared here may still make a form that is not kept. */
  isKeeping = () => this.holding.isKeeping() || this.list.some(({ state }) => state === 'preparing');

  private become(list: readonly Attachment[]) {
    this.list = list;
    this.onChange(list);
    for (const listener of this.listeners) listener();
  }
  private change(id: string, change: Partial<Attachment>) {
    if (!this.find(id)) return;
    this.become(this.list.map((one) => (one.id === id ? this.holding.told({ ...one, ...change }) : one)));
  }
  private find = (id: string) => this.list.find((one) => one.id === id);

  /** Takes chosen files, keeps them on the device and begins to send them at once. */
  add(chosen: readonly File[]) {
    for (const file of chosen.slice(0, fileLimits.filesPerEntry - this.list.length)) {
      const taken = takenFor(file);
      const problem = refusalOf(taken, file.size);
      const form = newForm(file, file.name, taken?.type ?? file.type);
      const began = { id: form.fileId, kind: taken?.kind ?? null, caption: '', progress: 0, problem };
      this.become([...this.list, { ...form, ...began, state: problem ? 'refused' : 'preparing' }]);
      if (problem) continue;
      this.holding.hold(form, file);
      void this.keep(form.fileId, form);
      void this.send(form.fileId, false);
    }
  }

  // Files go to the device while they already go up: whichever of the two is cut off, the other has them.
  private async keep(id: string, form: Form) {
    await this.holding.keep(form);
    const one = this.find(id);
    if (one && formsOf(one).some(({ keptId }) => keptId === form.keptId)) this.change(id, {});
    else await this.holding.drop(form);
    for (const listener of this.listeners) listener();
  }

  /** The picture itself, or a video's poster, for showing it; null for what has none. */
  async picture(id: string): Promise<Blob | null> {
    const one = this.find(id);
    const form = one?.kind === 'picture' ? one : one?.poster;
    return form ? this.holding.blobOf(form) : null;
  }

  /** Prepares and sends a file from where it stopped; few at a time. */
  async send(id: string, mayBeKnown = true): Promise<void> {
    if (!this.find(id) || this.stops.has(id)) return;
    const stop = new AbortController();
    this.stops.set(id, stop);
    try {
      if (!(await this.ready(id, stop.signal))) return;
      this.change(id, { state: 'waiting', problem: undefined });
      await this.sendForms(id, mayBeKnown, stop.signal);
    } catch {
      // Paused or removed: whoever stopped it has said what it is now.
      if (!stop.signal.aborted) this.change(id, { state: 'refused', problem: 'file-not-found' });
    } finally {
      if (this.stops.get(id) === stop) this.stops.delete(id);
    }
  }

  /** Makes a file fit to be sent; false when it is refused. @throws AbortError, and when it cannot be read */
  private async ready(id: string, signal: AbortSignal): Promise<boolean> {
    if (this.find(id)?.sha256) return true;
    this.change(id, { state: 'preparing', problem: undefined, progress: 0 });
    const end = await takeTurn('preparing', signal);
    try {
      const one = this.find(id);
      if (!one) return false;
      const { change, made } = await readied(one, this.holding, signal, (progress) => this.change(id, { progress }));
      signal.throwIfAborted();
      this.change(id, { ...change, progress: 0 });
      for (const form of made) void this.keep(id, form);
      return change.state !== 'refused';
    } finally {
      end();
    }
  }

  private async sendForms(id: string, mayBeKnown: boolean, signal: AbortSignal): Promise<void> {
    const one = this.find(id);
    if (!one) return;
    const { companyId } = this;
    const end = await takeTurn(one.bytes > longBytes ? 'long' : 'short', signal);
    try {
      this.change(id, { state: 'uploading' });
      if (one.poster && !one.poster.isUp) {
        const { poster } = one;
        const bytes = this.holding.bytesOf(poster);
        const sent = await sendFile({ ...poster, companyId, bytes, posterOf: one.fileId, mayBeKnown, signal });
        if (sent.state === 'failed') return this.change(id, sent);
        // Without one the video has a plate: no reason to hold it back.
        this.change(id, { poster: sent.state === 'ready' ? { ...poster, isUp: true } : undefined });
      }
      const bytes = this.holding.bytesOf(one);
      const onProgress = (progress: number, secondsLeft?: number) => this.change(id, { progress, secondsLeft });
      // From here on the service works: the next file may go up.
      const onStored = () => {
        end();
        this.change(id, { state: 'checking', progress: 1, secondsLeft: undefined });
      };
      const outcome = await sendFile({ ...formOf(one), companyId, bytes, mayBeKnown, signal, onProgress, onStored });
      if (!signal.aborted) this.change(id, outcome);
    } finally {
      end();
    }
  }

  private stop(id: string) {
    this.stops.get(id)?.abort();
    this.stops.delete(id);
  }

  /** Stops sending until the person goes on. */
  hold(id: string) {
    this.stop(id);
    this.change(id, { state: 'paused', secondsLeft: undefined });
  }

  /** Moves a file to another place of the list, counted from 0. */
  move(id: string, place: number) {
    this.become(movedTo(this.list, id, place));
  }

  /** Says something about a file; it goes out with the text. */
  describe(id: string, caption: string) {
    this.change(id, { caption: caption.slice(0, fileLimits.captionCharacters) });
  }

  /** Sends the other size of a picture instead. */
  chooseOther(id: string) {
    const one = this.find(id);
    if (!one?.other) return;
    this.stop(id);
    void takeBack(this.companyId, one.fileId);
    // An upload that was taken back never comes again under its id.
    const other = { ...formOf(one), fileId: crypto.randomUUID() };
    const size = one.size === 'smaller' ? 'original' : 'smaller';
    this.change(id, { ...formOf(one.other), other, size, state: 'waiting', progress: 0, problem: undefined });
    void this.send(id, false);
  }

  /** Puts another file in the place of one, e.g. a picture that was cropped: nothing of the former one stays. */
  replace(id: string, file: Blob, name?: string) {
    const one = this.find(id);
    if (!one) return;
    this.stop(id);
    this.giveUp(one);
    const form = newForm(file, name ?? one.name, file.type || one.type);
    const anew = { size: undefined, other: undefined, poster: undefined, durationMs: undefined, isNotKept: undefined };
    this.holding.hold(form, file);
    this.change(id, { ...form, ...anew, state: 'preparing', progress: 0, problem: undefined });
    void this.keep(id, form);
    void this.send(id, false);
  }

  /** Takes a file that the device could not keep once more: the upload goes on where it stopped. */
  async bringBack(id: string, file: File) {
    const one = this.find(id);
    const taken = takenFor(file);
    if (!one || refusalOf(taken, file.size)) return;
    this.change(id, { state: 'preparing', problem: undefined, progress: 0 });
    if (!(await isSameFile(one, file, (progress) => this.change(id, { progress })))) this.replace(id, file, file.name);
    else {
      this.holding.hold(one, file);
      void this.keep(id, formOf(one));
      void this.send(id);
    }
  }

  /** Sends everything that failed once more, e.g. when the connection is back. */
  sendFailed(andPaused = false) {
    for (const { id, state } of this.list)
      if (state === 'failed' || (andPaused && state === 'paused')) void this.send(id);
  }

  /** The service said that a file is not there: asks for each once more. */
  sendAgain() {
    for (const { id, state, poster } of this.list) {
      if (state !== 'ready') continue;
      if (poster) this.change(id, { poster: { ...poster, isUp: false } });
      void this.send(id);
    }
  }

  /** Waits until no file is under way. Returns what joins, in its order. @throws Unsettled */
  async settled(): Promise<Joining> {
    if (this.list.some(isUnderWay))
      await new Promise<void>((resolve) => {
        const leave = this.subscribe(() => {
          if (this.list.some(isUnderWay)) return;
          leave();
          resolve();
        });
      });
    const wrong = this.list.find(({ state }) => state === 'refused') ?? this.list.find((one) => one.state !== 'ready');
    if (wrong)
      throw new Unsettled(wrong.problem ?? 'file-not-ready', wrong.state === 'refused' || wrong.state === 'paused');
    return joiningOf(this.list);
  }

  private giveUp(one: Attachment) {
    for (const form of formsOf(one)) void this.holding.drop(form);
    void takeBack(this.companyId, one.fileId);
    if (one.poster) void takeBack(this.companyId, one.poster.fileId);
  }

  /** Takes a file back, here and at the service. */
  remove(id: string) {
    const one = this.find(id);
    if (!one) return;
    this.stop(id);
    this.become(this.list.filter((other) => other !== one));
    this.giveUp(one);
  }

  /** The files have joined what was sent, or the text was given up: nothing stays on the device. */
  async empty(isGivenUp = false) {
    const { list } = this;
    for (const one of list) {
      this.stop(one.id);
      if (isGivenUp) this.giveUp(one);
    }
    this.list = [];
    for (const one of list) for (const form of formsOf(one)) await this.holding.drop(form);
    for (const listener of this.listeners) listener();
  }
}
