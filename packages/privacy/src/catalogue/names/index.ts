import type { Words } from '../words.ts';
import { columnNames } from './columns.ts';
import { connectorNames } from './connectors.ts';
import { storeNames } from './stores.ts';
import { tableNames } from './tables.ts';

/** What people call a table; undefined when nobody has said it yet. */
export const nameOfTable = (database: string, table: string): Words | undefined => tableNames[`${database}.${table}`];

/** What people call a store. */
export const nameOfStore = (store: string): Words | undefined => storeNames[store];

/** What people call a way out of a process. */
export const nameOfConnector = (connector: string): Words | undefined => connectorNames[connector];

/** What people call a column: what it is called in this table, else what all columns of this name are called. */
export const nameOfColumn = (table: string, column: string): Words | undefined =>
  columnNames[`${table}.${column}`] ?? columnNames[column];
