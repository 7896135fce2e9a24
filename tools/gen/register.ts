import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DatabaseName } from '#privacy/engine';
import type { ConnectorEntry, FunctionEntry, StoreEntry, TableEntry } from '#privacy/vocabulary';
import { filesBelow } from '../../guards/source/files.ts';

const isTable = (value: unknown): value is TableEntry =>
  typeof value === 'object' && value !== null && 'columns' in value && 'rows' in value && 'database' in value;

/** The files that declare tables: each feature's data map, and those of platform, engine and libraries. */
export const dataMapFiles = (): string[] =>
  filesBelow('apps')
    .filter((path) =>
      /^apps\/[^/]+\/src\/(.+\/)?data-map\.ts$|^apps\/[^/]+\/src\/data-maps\/[^/]+\.ts$|^apps\/identity\/src\/store\/stores\.ts$/.test(
        path,
      ),
    )
    .filter((path) => !path.endsWith('.test.ts'))
    .sort();

/**
 * Every declared table, found by reading the data maps themselves and not by asking the wiring: a map that the wiring
 * forgot is still in here, and G1 then names its tables.
 */
export async function declaredTables(): Promise<TableEntry[]> {
  const tables = new Map<string, TableEntry>();
  for (const path of dataMapFiles()) {
    const exported = Object.values((await import(pathToFileURL(resolve(path)).href)) as object);
    for (const entry of exported.flat().filter(isTable)) {
      const name = `${entry.database} ${entry.name}`;
      const known = tables.get(name);
      if (known && JSON.stringify(known) !== JSON.stringify(entry))
        throw new Error(`table ${entry.name} of ${entry.database} is declared twice, and differently (${path})`);
      tables.set(name, entry);
    }
  }
  return [...tables.values()].sort((a, b) => (`${a.database} ${a.name}` < `${b.database} ${b.name}` ? -1 : 1));
}

const isFunction = (value: unknown): value is FunctionEntry =>
  typeof value === 'object' && value !== null && 'signature' in value && 'who' in value;

/** The functions of one database that audiences may call. */
export async function functionsOf(database: DatabaseName): Promise<FunctionEntry[]> {
  const exported = await Promise.all(dataMapFiles().map((path) => import(pathToFileURL(resolve(path)).href)));
  const all = exported.flatMap((each) => Object.values(each as object).flat());
  return all.filter(isFunction).filter((entry) => entry.database === database);
}

/** The declared tables of one database. */
export const tablesOf = async (database: DatabaseName): Promise<TableEntry[]> =>
  (await declaredTables()).filter((table) => table.database === database);

const isStore = (value: unknown): value is StoreEntry =>
  typeof value === 'object' && value !== null && 'store' in value && 'verifier' in value;

/** Every declared store that is no column. */
export async function declaredStores(): Promise<StoreEntry[]> {
  const exported = await Promise.all(dataMapFiles().map((path) => import(pathToFileURL(resolve(path)).href)));
  return [...new Set(exported.flatMap((each) => Object.values(each as object).flat()).filter(isStore))];
}

const isConnector = (value: unknown): value is ConnectorEntry =>
  typeof value === 'object' && value !== null && 'connector' in value && 'recipient' in value;

/** Every declared way out of a process. */
export async function declaredConnectors(): Promise<ConnectorEntry[]> {
  const exported = await Promise.all(dataMapFiles().map((path) => import(pathToFileURL(resolve(path)).href)));
  return [...new Set(exported.flatMap((each) => Object.values(each as object).flat()).filter(isConnector))];
}
