import type { FileKind } from '#contract';
import type { Refusal } from '../uploads/queries.ts';
import type { CleanFile } from './queries.ts';

/** What a check says about a file. */
export type Verdict = { readonly clean: CleanFile } | { readonly refusal: Refusal };

/** What the client said about a file before it sent it; null where it said nothing. */
export interface Told {
  readonly kind: FileKind | null;
  /** Of the whole file, 64 hex digits. */
  readonly sha256: string | null;
}

/** Ends a check with a refusal, from however deep. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** The file is not what it says, or torn. */
export const broken = (): Refused => new Refused('file-broken');

/** A full disk is no fault of the file: the check ends without a verdict and is repeated later. */
export const diskFull = (error: unknown): boolean =>
  /No space left|quota exceeded|ENOSPC|EDQUOT/i.test((error as Error | undefined)?.message ?? '');

const faultCodes = ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EMFILE', 'ENFILE'];

/** A disk that is full or fails, or no more open files: the machine's fault, whatever the file is. */
export const machineFault = (error: unknown): boolean =>
  diskFull(error) || faultCodes.includes((error as NodeJS.ErrnoException | undefined)?.code ?? '');
