import { dropRecords, forgetKey, onKeyForgotten, peopleHere } from '#ui/sealed';

const kinds = ['caller', 'draft'] as const;

/** Words that staff have written and not sent, sealed on the desk's disk under a key that no script reads out. */
export interface UnsentWords {
  readonly kind: (typeof kinds)[number];
  /** Takes what this page still shows of somebody's words off it. */
  readonly close: (staffId: string) => void;
  /** Drops what nobody has touched since a moment, in milliseconds. */
  readonly dropOld: (staffId: string, before: number) => Promise<unknown>;
}

/** They hold numbers and words of callers and customers: nobody comes back to them after a day. */
const keptMs = 24 * 3_600_000;

const all: UnsentWords[] = [];
let turn: Promise<unknown> = Promise.resolve();

/** One after the other, so that an older word never lands on a newer one, nor on what was forgotten. */
export function inTurn<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  const done = turn.then(work).catch(() => undefined);
  turn = done;
  return done;
}

/** Has some words forgotten with all others, at sign-out and after a day. */
export const keepUnsent = (words: UnsentWords): void => void all.push(words);

const close = (staffId: string): void => {
  for (const words of all) words.close(staffId);
};

// Somebody signed out in another tab: what this one still shows goes as well.
onKeyForgotten(close);

/** Forgets all unsent words on this device, and the keys with them (sign-out); `shown`: whose this page shows. */
export function forgetUnsent(shown: string): Promise<unknown> {
  close(shown);
  return inTurn(async () => {
    for (const staffId of await peopleHere()) {
      close(staffId);
      for (const kind of kinds) await dropRecords(staffId, kind);
      await forgetKey(staffId);
    }
  });
}

/** Forgets what nobody has sent within a day, of whomever. */
export function forgetOldUnsent(now = Date.now()): Promise<unknown> {
  return inTurn(async () => {
    for (const staffId of await peopleHere()) for (const { dropOld } of all) await dropOld(staffId, now - keptMs);
  });
}
