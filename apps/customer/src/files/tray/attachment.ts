import type { FileKind, ProblemCode } from '#contract';

/**
 * Where a file stands: `preparing` is made smaller, looked at and hashed; `failed` passes by itself when the connection
 * is back; `refused` is final.
 */
export type AttachmentState =
  | 'preparing'
  | 'waiting'
  | 'uploading'
  | 'checking'
  | 'ready'
  | 'paused'
  | 'failed'
  | 'refused';

/** Bytes that go up under one id. */
export interface Form {
  /** The id of the upload, and of the file it becomes. */
  readonly fileId: string;
  /** What the bytes are kept under on the device. */
  readonly keptId: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** The bytes lie on the device until they are sent. */
  readonly isKept: boolean;
  /** Of the whole file, in hex; an id stands for one hash for ever. */
  readonly sha256?: string;
}

/** A file that was chosen for a text that is not sent yet. */
export interface Attachment extends Form {
  /** Names it in the list, whichever form of it goes up. */
  readonly id: string;
  /** Null for what cannot be sent. */
  readonly kind: FileKind | null;
  readonly caption: string;
  readonly state: AttachmentState;
  readonly problem?: ProblemCode;
  /** Part that is prepared, or safely stored: 0 to 1. */
  readonly progress: number;
  /** Seconds the rest will take, as far as can be said. */
  readonly secondsLeft?: number;
  /** A picture that was made smaller, or its original. */
  readonly size?: 'smaller' | 'original';
  /** The other size of the picture, for the person to choose. */
  readonly other?: Form;
  /** The picture that stands for a video until it plays. */
  readonly poster?: Form & { readonly isUp: boolean };
  readonly durationMs?: number;
  /** The device has no room for it: it is sent only as long as the app stays open. */
  readonly isNotKept?: boolean;
  /** Somebody began to cover something in the picture and has not finished: it goes nowhere like that. */
  readonly isUncovered?: boolean;
  /** It was cropped or blackened: the file it was made of must not take its place unseen. */
  readonly isEdited?: boolean;
}

/** A form of a file that nothing is known of yet. */
export const newForm = (file: Blob, name: string, type: string): Form => {
  const fileId = crypto.randomUUID();
  return { fileId, keptId: fileId, name, type, bytes: file.size, isKept: false, sha256: undefined };
};

/** The form of an attachment that goes up. */
export const formOf = ({ fileId, keptId, name, type, bytes, isKept, sha256 }: Form): Form => ({
  fileId,
  keptId,
  name,
  type,
  bytes,
  isKept,
  sha256,
});

/** Every form of an attachment. */
export const formsOf = (one: Attachment): Form[] =>
  [one, one.other, one.poster].filter((form) => form !== undefined).map(formOf);

/** Whether an attachment goes on by itself and is worth waiting for. */
export const isUnderWay = ({ state }: Attachment): boolean =>
  state === 'preparing' || state === 'waiting' || state === 'uploading' || state === 'checking';

/** What becomes of an attachment when the app opens: what was under way goes on; bytes that were not kept are lost. */
export function reopened(held: Attachment): Attachment {
  // The smaller form was not on the disk yet, the original is: it is made smaller once more, for another upload.
  if (!held.isKept && held.other?.isKept && held.state !== 'ready') return beginningAgain(held, held.other);
  const one = held.other?.isKept === false ? { ...held, other: undefined } : held;
  if (one.state === 'ready' || one.state === 'refused') return one;
  if (!one.isKept) return { ...one, state: 'refused', problem: 'file-not-found' };
  if (one.state === 'paused') return one;
  return { ...one, state: one.state === 'preparing' ? 'preparing' : 'waiting', problem: undefined };
}

const beginningAgain = (held: Attachment, original: Form): Attachment => ({
  ...held,
  ...formOf(original),
  fileId: crypto.randomUUID(),
  sha256: undefined,
  size: undefined,
  other: undefined,
  state: 'preparing',
  problem: undefined,
});

/** The list with one of it at another place. */
export function movedTo<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string,
  place: number,
): readonly Item[] {
  const moved = items.find((item) => item.id === id);
  if (!moved) return items;
  const others = items.filter((item) => item !== moved);
  const to = Math.max(0, Math.min(place, others.length));
  return [...others.slice(0, to), moved, ...others.slice(to)];
}

/** What joins a text that is sent. */
export interface Joining {
  readonly files: string[];
  readonly fileCaptions: Record<string, string>;
}

/** The files as they join, in their order, with what was said about each. */
export function joiningOf(list: readonly Attachment[]): Joining {
  const captions = list.map(({ fileId, caption }) => [fileId, caption.trim()] as const);
  return {
    files: list.map(({ fileId }) => fileId),
    fileCaptions: Object.fromEntries(captions.filter(([, caption]) => caption !== '')),
  };
}
