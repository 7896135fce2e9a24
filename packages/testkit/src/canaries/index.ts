import { randomBytes } from 'node:crypto';
import { resolvedColumns } from '#privacy/engine';
import type { LogAnswer, TableEntry } from '#privacy/vocabulary';
import { homeTables, staffRealmTables } from '../../../../apps/identity/src/store/data-map.ts';
import { serviceRegister } from '../../../../apps/service/src/data-maps/register.ts';
import type { Canaries } from '../bytes/index.ts';

/** What every canary that is a text begins with; no program writes it by itself. */
export const canaryMark = 'cnry';

/** A value that stands for one column of personal data, in the forms that a column can hold; all of them have the same digits. */
export interface ColumnCanary {
  /** `database.table.column` */
  readonly name: string;
  readonly database: TableEntry['database'];
  readonly table: string;
  readonly column: string;
  /** What the register answers for the column's values in logs. */
  readonly log: LogAnswer;
  /** 32 hexadecimal digits, to be searched for. */
  readonly digits: string;
  /** For a column of text: mark, name and digits. */
  readonly text: string;
  /** For a column of ids. */
  readonly uuid: string;
  /** For a column of bytes. */
  readonly bytes: Buffer;
}

/** Digits that are a random id of version 4 as well, so that one search finds a value as a text and as an id. */
function randomDigits(): string {
  const bytes = randomBytes(16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex');
}

const everyTable = (): readonly TableEntry[] => [...homeTables, ...staffRealmTables, ...serviceRegister];

/**
 * One canary for each column of personal data, read from the data maps: a column that is declared tomorrow has one
 * tomorrow (privacy.md §1, §7). Each call makes new ones.
 */
export function canaries(tables: readonly TableEntry[] = everyTable()): ColumnCanary[] {
  return resolvedColumns(tables)
    .filter(({ kind }) => kind !== null)
    .map(({ database, table, column, log }) => {
      const name = `${database}.${table}.${column}`;
      const digits = randomDigits();
      return {
        ...{ name, database, table, column, log, digits },
        text: `${canaryMark}-${name}-${digits}`,
        uuid: digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
        bytes: Buffer.from(digits, 'hex'),
      };
    });
}

/** The canaries as `scanBytes` looks for them: as digits, and as the id they are. */
export const asNeedles = (planted: readonly ColumnCanary[]): Canaries =>
  Object.fromEntries(
    planted.flatMap(({ name, digits, uuid }) => [
      [name, digits],
      [`${name} as an id`, uuid],
    ]),
  );
