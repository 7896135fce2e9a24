import { type KindId, type PurposeId, purposes, type RecipientId } from '#privacy/catalogue';
import type { Region } from './index.ts';

/** What a job, a letter or a connector is for, and who receives what comes of it (privacy.md G3, S4.2). */
export type ForPurpose =
  | { readonly purpose: PurposeId; readonly recipient: RecipientId }
  /** It carries nothing about anybody. */
  | { readonly purpose: 'of-nobody'; readonly recipient: 'nobody' };

/** Whether the purpose has this recipient; what carries nothing about anybody has none. */
export function isReceivedBy({ purpose, recipient }: ForPurpose): boolean {
  if (purpose === 'of-nobody') return recipient === 'nobody';
  return (purposes[purpose].recipients as readonly string[]).includes(recipient);
}

interface WayOut {
  /** The region whose process reaches out. */
  readonly from: Region;
  /** What it reaches. */
  readonly to: Region | 'mail-server';
  /** One sentence: what goes out. */
  readonly is: string;
  /** Kinds of data that go out; none where it carries nothing about anybody. */
  readonly kinds: readonly KindId[];
}

/** A declared way out of a process; it stands in the register (privacy.md G3). */
export type ConnectorEntry = ForPurpose & WayOut & { readonly connector: string };

/** Who receives data that a way out does not hand on: whoever has them already in that region. */
export const holderIn = { home: 'operator', service: 'service-region' } as const satisfies Readonly<
  Record<Region, RecipientId>
>;

/**
 * Declares a way out in the data map of its feature; a way out that is nowhere declared is found by a guard.
 * @throws Error when the purpose has no such recipient, or when kinds and purpose contradict each other
 */
export function wayOut(connector: string, entry: ForPurpose & WayOut): ConnectorEntry {
  if (!isReceivedBy(entry))
    throw new Error(`connector ${connector}: ${entry.recipient} receives nothing for ${entry.purpose} (S4.2)`);
  if ((entry.purpose === 'of-nobody') !== (entry.kinds.length === 0))
    throw new Error(`connector ${connector}: says what it is for and which kinds of data it carries, or neither`);
  return { connector, ...entry };
}

/** A way out of a process: it alone sends, and it is in the register before it does. */
export interface Connector {
  /** `fetch` that follows nobody elsewhere. */
  readonly send: typeof fetch;
  /** Opens what is no `fetch`: a mail transport, a proxy. */
  readonly open: <T>(made: () => T) => T;
}

/** Opens a declared way out. Server code has no other one: a guard finds calls that go around it. */
export const connector = (_declared: ConnectorEntry): Connector => ({
  send: (input, init) => fetch(input, { redirect: 'error', ...init }),
  open: (made) => made(),
});
