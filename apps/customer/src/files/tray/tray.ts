import { fileLimits, ProblemError } from '#contract';
import { takeBack } from '../sending/sending.ts';
import { takeTurn } from '../sending/turns.ts';
import type { Owner } from '../sending/upload.ts';
import {
  type Attachment,
  type Form,
  formOf,
  formsOf,
  isUnderWay,
  type Joining,
  movedTo,
  newForm,
  reopened,
} from './attachment.ts';
import { attachmentOf, inOtherSize, withForm } from './changes.ts';
import { Holding } from './holding.ts';
import { refusalOf, takenFor } from './kinds.ts';
import { isSameFile, readied } from './readying.ts';
import { Runs } from './runs.ts';
import { sendForms } from './sending-forms.ts';
import { settled } from './settling.ts';

const lost = { state: 'refused', problem: 'file-not-found' } as const;

/** What is kept of a tray. */
interface TrayKeeping {
  /** Keeps the list as it is now. */
  readonly keep: (list: readonly Attachment[]) => void;
  /** Waits until what was kept here is on the device, and what other pages have kept is here. */
  readonly sync: () => Promise<void>;
}

/**
 * The files of one unsent text. It lives outside the screens, so that going back and forth neither stops nor doubles
 * an upload, and what it holds is kept on the device until it is sent.
 */
export class Tray {
  private list: readonly Attachment[] = [];
  private readonly owner: Owner;
  private readonly holding: Holding;
  private readonly runs = new Runs();
  private readonly listeners = new Set<() => void>();
  private readonly keeping: TrayKeeping;

  constructor(owner: Owner, kept: readonly Attachment[], keeping: TrayKeeping) {
    this.owner = owner;
    this.holding = new Holding(owner.personId);
    this.keeping = keeping;
    this.list = kept;
    for (const { id } of kept) void this.goOn(id);
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
    this.keeping.keep(list);
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
      const one = attachmentOf(file);
      this.become([...this.list, one]);
      if (one.problem) continue;
      this.holding.hold(one, file);
      void this.keep(one.id, one);
      void this.send(one.id, false);
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

  /** Prepares and sends a file from where it stopped; few at a time, and in one page alone. */
  async send(id: string, mayBeKnown = true): Promise<void> {
    if (this.find(id))
      await this.runs.begin(id, (signal, hasWaited) => this.sendAlone(id, mayBeKnown, signal, hasWaited));
  }

  private async sendAlone(id: string, mayBeKnown: boolean, signal: AbortSignal, hasWaited: boolean): Promise<void> {
    // Another page had it, and has finished it unless it was closed.
    if (hasWaited && !(await this.isLeft(id))) return;
    try {
      if (!(await this.ready(id, signal))) return;
      this.change(id, { state: 'waiting', problem: undefined });
      const one = this.find(id);
      const { owner, holding } = this;
      const change = (what: Partial<Attachment>) => this.change(id, what);
      if (one) await sendForms({ one, owner, holding, mayBeKnown, signal, change });
    } catch (thrown) {
      // Paused or removed: whoever stopped it has said what it is now.
      if (signal.aborted) return;
      const passes = thrown instanceof ProblemError;
      this.change(id, passes ? { state: 'failed', problem: thrown.problem.code } : lost);
    } finally {
      // Whoever waits for it reads what became of it.
      await this.keeping.sync().catch(() => undefined);
    }
  }

  private async isLeft(id: string): Promise<boolean> {
    await this.keeping.sync().catch(() => undefined);
    const one = this.find(id);
    return one !== undefined && isUnderWay(one);
  }

  // What an earlier visit did not finish, or a page that was closed.
  private async goOn(id: string): Promise<void> {
    const isOurs = await this.runs.follow(id, async (hasWaited) => {
      const one = !hasWaited || (await this.isLeft(id)) ? this.find(id) : undefined;
      const again = one && reopened(one);
      if (again && again !== one) this.change(id, again);
    });
    if (!isOurs) return;
    const state = this.find(id)?.state;
    if (state === 'waiting' || state === 'preparing') void this.send(id);
  }

  /** Takes the list as another page has made it; what that page sends is waited for. */
  adopt(list: readonly Attachment[]) {
    for (const one of this.list) {
      const now = list.find(({ id }) => id === one.id);
      if (now?.fileId !== one.fileId || (now.state === 'paused' && one.state !== 'paused')) this.runs.stop(one.id);
    }
    this.list = list;
    for (const listener of this.listeners) listener();
    for (const one of list) if (isUnderWay(one)) void this.goOn(one.id);
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

  /** Stops sending until the person goes on. */
  hold(id: string) {
    this.runs.stop(id);
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

  /** Says that somebody has begun to cover something in a picture, or that it may go as it is. */
  cover(id: string, isBegun: boolean) {
    if (Boolean(this.find(id)?.isUncovered) !== isBegun) this.change(id, { isUncovered: isBegun || undefined });
  }

  /** Sends the other size of a picture instead. */
  chooseOther(id: string) {
    const one = this.find(id);
    if (!one?.other) return;
    this.runs.stop(id);
    void takeBack(this.owner, one.fileId);
    this.change(id, inOtherSize(one, one.other));
    void this.send(id, false);
  }

  /** Puts another file in the place of one: what the editor made of it, or with a name one that was chosen. */
  replace(id: string, file: Blob, name?: string) {
    const one = this.find(id);
    if (!one) return;
    this.runs.stop(id);
    this.giveUp(one);
    const form = newForm(file, name ?? one.name, file.type || one.type);
    this.holding.hold(form, file);
    this.change(id, withForm(one, form, name !== undefined));
    void this.keep(id, form);
    void this.send(id, false);
  }

  /** Takes a file that the device could not keep once more: the upload goes on where it stopped. */
  async bringBack(id: string, file: File) {
    const one = this.find(id);
    const taken = takenFor(file);
    if (!one || refusalOf(taken, file.size)) return;
    this.runs.stop(id);
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
    for (const one of this.list) {
      if (one.state !== 'failed' && !(andPaused && one.state === 'paused')) continue;
      // What lies in another page alone goes up from there.
      if (one.isKept || this.holding.has(one)) this.sendAnew(one.id);
    }
  }

  /** The service said that a file is not there: asks for each once more. */
  sendAgain() {
    for (const { id, state, poster } of this.list)
      if (state === 'ready') this.sendAnew(id, poster && { poster: { ...poster, isUp: false } });
  }

  // Under way from this moment on: whoever sends the words waits for it.
  private sendAnew(id: string, change?: Partial<Attachment>) {
    // What failed a moment ago may still be writing that down: this one begins after it, and never instead of it.
    this.runs.stop(id);
    this.change(id, { state: 'waiting', problem: undefined, ...change });
    void this.send(id);
  }

  /** Waits until no file is under way. Returns what joins, in its order. @throws Unsettled */
  settled = (): Promise<Joining> => settled(this);

  private giveUp(one: Attachment) {
    for (const form of formsOf(one)) void this.holding.drop(form);
    void takeBack(this.owner, one.fileId);
    if (one.poster) void takeBack(this.owner, one.poster.fileId);
  }

  /** Takes a file back, here and at the service. */
  remove(id: string) {
    const one = this.find(id);
    if (!one) return;
    this.runs.stop(id);
    this.become(this.list.filter((other) => other !== one));
    this.giveUp(one);
  }

  /** The files that are not among those that joined. */
  leftOf = (joined: readonly string[]) => this.list.filter(({ fileId }) => !joined.includes(fileId));

  /** Keeps nothing of the files that have joined what was sent; the others stay. */
  letGo(joined: readonly string[]) {
    const gone = this.list.filter(({ fileId }) => joined.includes(fileId));
    this.become(this.leftOf(joined));
    for (const one of gone) for (const form of formsOf(one)) void this.holding.drop(form);
  }

  /** The files have joined what was sent, or the text was given up: nothing stays on the device. */
  async empty(isGivenUp = false) {
    const { list } = this;
    for (const one of list) {
      this.runs.stop(one.id);
      if (isGivenUp) this.giveUp(one);
    }
    this.list = [];
    for (const one of list) for (const form of formsOf(one)) await this.holding.drop(form);
    for (const listener of this.listeners) listener();
  }
}
