import type { ImportFieldName, ImportReason } from '#contract';
import type { Tx } from '#platform/database';
import type { Scope } from '../../people/index.ts';
import type { ThingValues } from '../queries.ts';
import type { Parse } from './values.ts';

/** A thing as its tables hold it, apart from when it was made. */
export interface Thing {
  readonly companyId: string;
  readonly thingId: string;
  readonly values: ThingValues;
}

/** What a row says: only fields that have a column and a value. An empty cell leaves what is there. */
export type Given = Readonly<Partial<Record<ImportFieldName, string>>>;

/** A row that is right by itself. */
export interface GivenRow {
  readonly line: number;
  readonly given: Given;
}

/** What decides on rows beside what the database knows. */
export interface Wish {
  /** Of who asked for the import. */
  readonly scope: Scope;
  readonly newModels: boolean;
  readonly now: Date;
}

/** What becomes of a row: a thing as it is and as it should be, or a reason to refuse it. */
export type Decision =
  | { readonly existing: Thing | null; readonly wanted: Thing }
  | { readonly reason: ImportReason; readonly field: ImportFieldName };

/** How one kind of things is imported; all of its methods take whole batches. */
export interface KindWork {
  readonly parse: Readonly<Partial<Record<ImportFieldName, Parse>>>;
  /** What two rows of one file must not share. */
  keyOf(given: Given): string;
  decide(tx: Tx, rows: readonly GivenRow[], wish: Wish): Promise<Decision[]>;
  create(tx: Tx, things: readonly Thing[], now: Date): Promise<void>;
  rewrite(tx: Tx, things: readonly Thing[]): Promise<void>;
  /** Which of these things lie beyond a scope now, by their ids; nobody moves them until the act ends. */
  beyond(tx: Tx, things: readonly Thing[], scope: Scope): Promise<ReadonlySet<string>>;
  /** Things of these ids as they stand now. */
  current(tx: Tx, things: readonly Pick<Thing, 'companyId' | 'thingId'>[]): Promise<Thing[]>;
  /** @throws what PostgreSQL says when something belongs to one of them */
  remove(tx: Tx, things: readonly Pick<Thing, 'companyId' | 'thingId'>[]): Promise<void>;
}

/** Whether a thing is already as it should be; its area is the company's and comes from no file. */
export const isSame = (one: ThingValues, other: ThingValues): boolean =>
  Object.keys(one).every((name) => name === 'area' || one[name] === other[name]);

/** The values of a field over rows, each once. */
export const allGiven = (rows: readonly GivenRow[], name: ImportFieldName): string[] => [
  ...new Set(rows.flatMap(({ given }) => given[name] ?? [])),
];

/** Things that lie beyond a scope, by their ids. */
export const idsBeyond = (scope: Scope, things: readonly Thing[]): ReadonlySet<string> =>
  new Set(
    things
      .filter(
        ({ values: { area, productLine } }) =>
          !scope.areas.includes(area ?? '') ||
          (productLine != null && !(scope.productLines as readonly string[]).includes(productLine)),
      )
      .map(({ thingId }) => thingId),
  );

/** Ids of things, in the form queries take them. */
export const idsOf = (things: readonly Pick<Thing, 'companyId' | 'thingId'>[]) =>
  [things.map(({ companyId }) => companyId), things.map(({ thingId }) => thingId)] as const;
