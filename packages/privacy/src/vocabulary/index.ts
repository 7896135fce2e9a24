import type { Handling } from './handling.ts';
import type { NobodyReason } from './nobody.ts';

export {
  auditCommitment,
  auditFact,
  auditPayload,
  auditSalt,
  doneByStaff,
  noteOfStaff,
  ownAccount,
  ownDetail,
  ownId,
  ownSecret,
  ownTrace,
  passing,
  passingSecret,
  placeInRecord,
  proofOfDecision,
  secretOfStaff,
  securityLog,
  timeInRecord,
  transferCount,
  valueInRecord,
  writtenText,
} from './answers.ts';
export {
  type Connector,
  type ConnectorEntry,
  connector,
  type ForPurpose,
  holderIn,
  isReceivedBy,
  wayOut,
} from './connectors.ts';
export {
  type Answers,
  type ColumnHandling,
  type EraseAnswer,
  type ExportAnswer,
  type Handling,
  type LogAnswer,
  ofNobody,
  type RectifyAnswer,
  type SealAnswer,
} from './handling.ts';
export { type NobodyReason, nobodyReasons } from './nobody.ts';
export { namesNotLogged } from './not-logged.ts';
export { type StoreEntry, store } from './stores.ts';

/** What a column says about people (privacy.md §1). */
export type DataClass = 'none' | 'personal' | 'mixed' | 'pseudonymous' | 'sensitive' | 'credential' | 'key';

/** A database login role that requests, jobs or people of one kind run under (privacy.md G2). */
export type Audience =
  | 'customer'
  | 'staff'
  | 'privacy'
  | 'worker'
  | 'analysis'
  | 'sign_in'
  | 'identity'
  | 'staff_identity'
  | 'staff_worker';

/** Which of read, insert, update an audience may do with a column, in this order, e.g. `ri`. */
export type Rights = 'r' | 'i' | 'u' | 'ri' | 'ru' | 'iu' | 'riu';

/**
 * Which rows of a table an audience reaches:
 * - `company`: rows of the company in `app.company_id`
 * - `person`: rows of the person in `app.person_id`
 * - `company-or-person`: either of the two
 * - `company-and-own`: reads either of the two, writes only rows of the company
 * - `product-line`: rows whose `product_line` is among `app.product_lines` (a comma list)
 * - `area`: rows whose `area` is among `app.staff_areas` (a comma list)
 * - `product-line-and-area`: both; the scope of a staff member
 * - `all`: every row, with the reason in `whyAll`
 * - `{ via, on }`: rows for which the named table shows this audience a row with equal `on` columns
 * - a list of those: rows for which one of them does
 */
export type RowScope =
  | 'company'
  | 'person'
  | 'company-or-person'
  | 'company-and-own'
  | 'product-line'
  | 'area'
  | 'product-line-and-area'
  | 'all'
  | RowsVia
  | readonly RowsVia[];

/** Rows that follow those of another table. */
export interface RowsVia {
  readonly via: string;
  readonly on: readonly string[];
}

/** The region a table lives in (privacy.md §0). */
export type Region = 'home' | 'service';

/** One column's answer. */
export interface ColumnEntry {
  readonly class: DataClass;
  /** Rights per audience; an audience that is not named cannot even name the column. */
  readonly who: Readonly<Partial<Record<Audience, Rights>>>;
  /** How the row leads to the person the value is about, e.g. `person_id` or `memberships.person_id`; null for `none` and `key`. */
  readonly person: string | null;
  /** Why it is about nobody although its row leads to somebody; a guard asks for it where it is a time or a hash. */
  readonly because?: NobodyReason;
}

/** One table's answer for every one of its columns. */
export interface TableEntry {
  readonly name: string;
  /** The database the table lives in: `home`, `service` or `staff_realm`. */
  readonly database: 'home' | 'service' | 'staff_realm';
  readonly region: Region;
  /** One sentence: what a row is. */
  readonly is: string;
  /** Which rows each audience reaches; an audience with any right must be named here. */
  readonly rows: Readonly<Partial<Record<Audience, RowScope>>>;
  /** Why an audience reaches all rows, when one does. */
  readonly whyAll?: string;
  /** Audiences that may delete rows. */
  readonly delete?: readonly Audience[];
  /** Why its personal values are held, how long, and what becomes of them; or that none of its columns leads to anybody. */
  readonly handling: Handling | 'of-nobody';
  readonly columns: Readonly<Record<string, ColumnEntry>>;
}

/** Rights in one short line per column, e.g. `{ customer: 'ri', staff: 'r' }`. */
type Who = ColumnEntry['who'];

/** A column that says nothing about a person. */
export const none = (who: Who, because?: NobodyReason): ColumnEntry => ({
  class: 'none',
  who,
  person: null,
  ...(because && { because }),
});
/** A technical key or random id that leads to nobody by itself. */
export const key = (who: Who): ColumnEntry => ({ class: 'key', who, person: null });
/** A value about the person found by `person`. */
export const personal = (person: string, who: Who): ColumnEntry => ({ class: 'personal', who, person });
/** Free text or a file that may hold anything, written by the person found by `person`. */
export const mixed = (person: string, who: Who): ColumnEntry => ({ class: 'mixed', who, person });
/** A random id that stands for the person found by `person`. */
export const pseudonymous = (person: string, who: Who): ColumnEntry => ({ class: 'pseudonymous', who, person });
/** A value of the sensitive kinds of PIPL art. 28 about the person found by `person`. */
export const sensitive = (person: string, who: Who): ColumnEntry => ({ class: 'sensitive', who, person });
/** A secret by which the person found by `person` signs in, or its hash. */
export const credential = (person: string, who: Who): ColumnEntry => ({ class: 'credential', who, person });

/** Declares a table; the data maps of all features together are the processing register. */
export function table(name: string, entry: Omit<TableEntry, 'name'>): TableEntry {
  return { name, ...entry };
}

/** A function of ours in the schema that audiences may call; every other one is closed to all of them. */
export interface FunctionEntry {
  /** As in `require_consent(uuid, text)`. */
  readonly signature: string;
  readonly database: TableEntry['database'];
  /** One sentence: what it answers. */
  readonly is: string;
  readonly who: readonly Audience[];
}

/** Declares a function that audiences may call. */
export function callable(signature: string, entry: Omit<FunctionEntry, 'signature'>): FunctionEntry {
  return { signature, ...entry };
}
