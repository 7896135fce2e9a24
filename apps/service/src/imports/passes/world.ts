import type { Act } from '#platform/act';
import type { Clock } from '#platform/clock';
import type { Logger } from '#platform/log';
import type { Storage } from '../../files/index.ts';
import type { ImportRow } from '../queries.ts';
import { type ImportFile, Unreadable } from '../reading/index.ts';

/** What the worker needs to carry imports on. */
export interface ImportWork {
  /** Runs work in one act of the worker. */
  readonly inAct: <Answer>(work: (act: Act) => Promise<Answer>) => Promise<Answer>;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Logger;
  /** Ends the work after the batch at hand; whoever comes next goes on from there. */
  readonly stop?: AbortSignal;
}

/** The bytes of an import. @throws Unreadable when they are gone */
export async function fileOf(storage: Storage, one: Pick<ImportRow, 'fileKey' | 'format'>): Promise<ImportFile> {
  const bytes = one.fileKey === null ? undefined : await storage.readOriginal(one.fileKey);
  if (!bytes) throw new Unreadable('file-broken');
  return { format: one.format, bytes };
}
