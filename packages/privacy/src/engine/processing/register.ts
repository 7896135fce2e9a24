import { createHash } from 'node:crypto';
import {
  businessFunctions,
  dataKinds,
  keeps,
  nameOfColumn,
  nameOfConnector,
  nameOfStore,
  nameOfTable,
  periods,
  purposes,
  recipients,
  type Words,
} from '#privacy/catalogue';
import type { ConnectorEntry, StoreEntry, TableEntry } from '#privacy/vocabulary';
import { canonicalJson } from '../records/canonical.ts';
import { RegisterRefused } from '../register/mistakes.ts';
import { connectorMistakes, processingMistakes } from './mistakes.ts';
import { type ResolvedColumn, resolvedColumns } from './resolved.ts';

/** The processing register: what is held, why, where, for how long, who reads it and what becomes of it (privacy.md §1). */
export interface ProcessingRegister {
  readonly format: 'processing-register/1';
  readonly functions: typeof businessFunctions;
  readonly purposes: typeof purposes;
  readonly recipients: typeof recipients;
  readonly periods: typeof periods;
  readonly kinds: typeof dataKinds;
  readonly keeps: typeof keeps;
  readonly tables: readonly {
    readonly database: string;
    readonly table: string;
    readonly is: string;
    readonly called: Words | null;
  }[];
  /** `called`: what people call it; null where it says nothing about anybody. */
  readonly columns: readonly (ResolvedColumn & { readonly called: Words | null })[];
  readonly stores: readonly (StoreEntry & { readonly called: Words | null })[];
  /** Every way out of a process (G3). */
  readonly connectors: readonly (ConnectorEntry & { readonly called: Words | null })[];
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const keyOf = ({ database, table }: { database: string; table: string }) => `${database} ${table}`;

/**
 * The register of all declared tables, stores and ways out, in an order that does not depend on files.
 * @throws RegisterRefused when an answer is missing or contradicts another
 */
export function processingRegister(
  tables: readonly TableEntry[],
  stores: readonly StoreEntry[],
  connectors: readonly ConnectorEntry[] = [],
): ProcessingRegister {
  const mistakes = processingMistakes(tables, stores, connectors);
  if (mistakes.length > 0) throw new RegisterRefused(mistakes);
  return {
    format: 'processing-register/1',
    functions: businessFunctions,
    purposes,
    recipients,
    periods,
    kinds: dataKinds,
    keeps,
    tables: tables
      .map(({ database, name, is }) => ({ database, table: name, is, called: nameOfTable(database, name) ?? null }))
      .sort((a, b) => byText(keyOf(a), keyOf(b))),
    columns: resolvedColumns(tables)
      .map((each) => ({ ...each, called: each.kind ? (nameOfColumn(each.table, each.column) ?? null) : null }))
      .sort((a, b) => byText(keyOf(a), keyOf(b)) || byText(a.column, b.column)),
    stores: stores
      .map((each) => ({ ...each, called: nameOfStore(each.store) ?? null }))
      .sort((a, b) => byText(a.store, b.store)),
    connectors: connectors
      .map((each) => ({ ...each, called: nameOfConnector(each.connector) ?? null }))
      .sort((a, b) => byText(a.connector, b.connector)),
  };
}

/** Ways out that carry what nothing in the register says goes there: a register of both regions has none. */
export const strayConnectors = ({ columns, stores, connectors }: ProcessingRegister): string[] =>
  connectorMistakes(connectors, [
    ...columns.flatMap(({ kind, recipients: received }) => (kind ? [{ kinds: [kind], recipients: received }] : [])),
    ...stores,
  ]);

/** The hash by which a policy, a snapshot and a proof name the register they belong to: SHA-256 of its canonical JSON, in hex. */
export const registerHash = (register: ProcessingRegister): string =>
  createHash('sha256').update(canonicalJson(register)).digest('hex');

/** What people could not find by its name: tables, stores and personal columns that the catalogue does not call anything. */
export function namelessOf({ tables, columns, stores, connectors }: ProcessingRegister): string[] {
  const where = 'has no name in three languages; give it one in packages/privacy/src/catalogue/names';
  return [
    ...tables.filter(({ called }) => !called).map(({ database, table }) => `table ${database}.${table} ${where}`),
    ...columns
      .filter(({ kind, called }) => kind && !called)
      .map(({ database, table, column }) => `column ${database}.${table}.${column} ${where}`),
    ...stores.filter(({ called }) => !called).map(({ store }) => `store "${store}" ${where}`),
    ...connectors.filter(({ called }) => !called).map(({ connector }) => `connector "${connector}" ${where}`),
  ];
}
