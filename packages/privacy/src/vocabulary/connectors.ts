import { type PurposeId, purposes, type RecipientId } from '#privacy/catalogue';

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

/** A declared way out of a process. */
export type ConnectorEntry = ForPurpose & {
  readonly name: string;
  /** One sentence: what goes out. */
  readonly is: string;
};

/** A way out of a process: it alone sends, and it is in the register before it does. */
export type Connector = ConnectorEntry & { readonly send: typeof fetch };

/**
 * Declares a way out; `send` is `fetch` that follows nobody elsewhere. Server code has no other one: a guard finds calls that go around it.
 * @throws Error when the purpose has no such recipient
 */
export function connector(entry: ConnectorEntry): Connector {
  if (!isReceivedBy(entry))
    throw new Error(`connector ${entry.name}: ${entry.recipient} receives nothing for ${entry.purpose} (S4.2)`);
  return { ...entry, send: (input, init) => fetch(input, { redirect: 'error', ...init }) };
}
