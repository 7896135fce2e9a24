import type { ProblemCode } from '#contract';
import { type Attachment, isUnderWay, type Joining, joiningOf } from './attachment.ts';

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

/** A list of files that changes. */
interface Watched {
  readonly subscribe: (listener: () => void) => () => void;
  readonly read: () => readonly Attachment[];
}

/** Waits until no file of a tray is under way. Returns what joins, in its order. @throws Unsettled */
export async function settled(tray: Watched): Promise<Joining> {
  if (tray.read().some(isUnderWay))
    await new Promise<void>((resolve) => {
      const leave = tray.subscribe(() => {
        if (tray.read().some(isUnderWay)) return;
        leave();
        resolve();
      });
    });
  const list = tray.read();
  if (list.some(({ isUncovered }) => isUncovered)) throw new Unsettled('file-not-ready', true);
  const wrong = list.find(({ state }) => state === 'refused') ?? list.find((one) => one.state !== 'ready');
  if (wrong)
    throw new Unsettled(wrong.problem ?? 'file-not-ready', wrong.state === 'refused' || wrong.state === 'paused');
  return joiningOf(list);
}
