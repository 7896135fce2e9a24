import type { KeepId, KindId, PeriodId, PurposeId, RecipientId } from '#privacy/catalogue';

/** Whether a copy of one's data holds the value (S7.1), or why it does not. */
export type ExportAnswer =
  | 'include'
  | {
      /**
       * - `secret`: whoever reads it could sign in
       * - `of-others`: it is about somebody else
       * - `technical`: a number of ours that says nothing
       * - `of-the-maker`: internal work of the maker's staff
       * - `of-nobody`: no personal data
       */
      readonly withhold: 'secret' | 'of-others' | 'technical' | 'of-the-maker' | 'of-nobody';
    };

/** Whether the value moves into the envelope when a deletion begins (S7.6), or why it stays in place until it is final. */
export type SealAnswer =
  | 'move'
  | {
      /**
       * - `needed-for-undo`: home lets the person in to undo, by this
       * - `evidence`: it must stay provable
       * - `company-record`: the company goes on working with it; the person in it is replaced by a pseudonym
       * - `of-staff`: it is about staff, who are not deleted this way
       * - `ends-by-itself`: it is gone within a day anyway
       * - `of-nobody`: no personal data
       */
      readonly keep: 'needed-for-undo' | 'evidence' | 'company-record' | 'of-staff' | 'ends-by-itself' | 'of-nobody';
    };

/** What the final erasure does with the value; what stays names its line in the file of all keeps. */
export type EraseAnswer = 'delete-row' | 'null' | 'pseudonym' | { readonly keep: KeepId };

/** Whether the value may stand in a log. */
export type LogAnswer = 'never' | 'allowed';

/** Who corrects the value (S7.1). */
export type RectifyAnswer = 'by-person' | 'by-company-admin' | 'on-request' | 'never';

/** The answers for a value; none is derived from another (privacy.md §1). */
export interface Answers {
  readonly export: ExportAnswer;
  readonly seal: SealAnswer;
  readonly erase: EraseAnswer;
  readonly log: LogAnswer;
  readonly rectify: RectifyAnswer;
}

/** Classes of data that lead to a person; `none` and `key` may be answered too and are otherwise of nobody. */
type AnsweredClass = 'none' | 'key' | 'personal' | 'mixed' | 'pseudonymous' | 'sensitive' | 'credential';

/** Where a column differs from its table. */
export interface ColumnHandling extends Partial<Answers> {
  readonly kind?: KindId;
  readonly purposes?: readonly PurposeId[];
  readonly period?: PeriodId;
  /** Who receives it, where that differs from what place and rights say (`recipientsOf`); never more than its purposes have. */
  readonly recipients?: readonly RecipientId[];
}

/** Why the personal values of a table are held, how long, and what becomes of them. */
export interface Handling {
  readonly kind: KindId;
  readonly purposes: readonly PurposeId[];
  readonly period: PeriodId;
  readonly answers: Readonly<Partial<Record<AnsweredClass, Answers>>>;
  readonly columns?: Readonly<Record<string, ColumnHandling>>;
}

/** The answers for what says nothing about anybody. */
export const ofNobody: Answers = {
  export: { withhold: 'of-nobody' },
  seal: { keep: 'of-nobody' },
  erase: { keep: 'about-nobody' },
  log: 'allowed',
  rectify: 'on-request',
};
