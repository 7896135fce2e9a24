import type { KindId, PeriodId, PurposeId, RecipientId } from '#privacy/catalogue';
import type { Answers } from './handling.ts';

/** A place that holds personal data and is no column: objects, sidecars, logs, the device (privacy.md §1). */
export interface StoreEntry {
  readonly store: string;
  /** Where it stands. `device`: on the person's own phone or computer. */
  readonly place: 'home' | 'service' | 'device';
  /** One sentence: what it holds. */
  readonly is: string;
  readonly kinds: readonly KindId[];
  readonly purposes: readonly PurposeId[];
  readonly period: PeriodId;
  /** Who receives what is in it; nobody where it only passes or is a secret. */
  readonly recipients: readonly RecipientId[];
  readonly answers: Answers;
  /** Path of the program that looks into it for a person's bytes, or of the test that shows what it holds. */
  readonly verifier: string;
}

/** Declares a store. */
export const store = (name: string, entry: Omit<StoreEntry, 'store'>): StoreEntry => ({ store: name, ...entry });
