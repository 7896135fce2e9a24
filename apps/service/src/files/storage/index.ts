import type { Readable } from 'node:stream';

export { openDiskStorage } from './disk.ts';

/** A cleaned file, or the small picture made of one. */
export type Variant = 'full' | 'thumb';

/** Local paths of one file while it is checked: where the received bytes are and where the results go. */
export interface Workplace {
  readonly original: string;
  readonly full: string;
  readonly thumb: string;
}

/**
 * Where bytes lie. Keys are random and come from `newKey`; nothing here knows names, people or cases. The disk is the
 * first implementation; an object store would be the second.
 */
export interface Storage {
  newKey(): string;
  /** Bytes of the original that are surely on the disk; 0 when none has come yet. */
  durableLength(key: string): Promise<number>;
  /**
   * Writes chunks from `offset` on and answers the length that is surely on the disk afterwards. When `chunks` throws,
   * what came before is made durable as well, then the error is passed on.
   */
  append(key: string, offset: number, chunks: AsyncIterable<Uint8Array>): Promise<number>;
  /** The received bytes whole, for files of a known small size; undefined when there are none. */
  readOriginal(key: string): Promise<Buffer | undefined>;
  workplace(key: string): Promise<Workplace>;
  /** Makes the results in the workplace the kept file, durably. */
  keep(key: string, variants: readonly Variant[]): Promise<void>;
  /** Removes the received bytes; what was kept stays. */
  dropOriginal(key: string): Promise<void>;
  /** Removes everything under the key. */
  drop(key: string): Promise<void>;
  /** Bytes of a kept file, or undefined when there is none. */
  length(key: string, variant: Variant): Promise<number | undefined>;
  /** Reads a kept file from `start` to `end`, both included. */
  read(key: string, variant: Variant, start: number, end: number): Readable;
}
