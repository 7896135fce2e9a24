import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ConnectorEntry, StoreEntry, TableEntry } from '#privacy/vocabulary';
import { canonicalJson } from '../records/canonical.ts';
import { type ProcessingRegister, processingRegister } from './register.ts';

/** The register of both regions as it was reviewed and committed (docs/generated/register.json). */
export interface CommittedRegister {
  readonly register: ProcessingRegister;
  /** The text that the hash is of. */
  readonly canonical: string;
  readonly hash: string;
}

const file = new URL('../../../../../docs/generated/register.json', import.meta.url);
let read: CommittedRegister | undefined;

/** Reads the committed register, once. No region has the data maps of the other one; this file has both. */
export function committedRegister(): CommittedRegister {
  if (read) return read;
  const register = JSON.parse(readFileSync(file, 'utf8')) as ProcessingRegister;
  const canonical = canonicalJson(register);
  read = { register, canonical, hash: createHash('sha256').update(canonical).digest('hex') };
  return read;
}

/** The data maps of one app. */
export interface LiveMaps {
  readonly tables: readonly TableEntry[];
  readonly stores: readonly StoreEntry[];
  readonly connectors: readonly ConnectorEntry[];
}

const catalogueParts = ['functions', 'purposes', 'recipients', 'periods', 'kinds', 'keeps'] as const;

/** Each part of a register under a name that people can look for. */
function partsOf(register: ProcessingRegister): Map<string, string> {
  const parts = new Map(catalogueParts.map((part) => [`the catalogue of ${part}`, canonicalJson(register[part])]));
  for (const each of register.tables) parts.set(`table ${each.database}.${each.table}`, canonicalJson(each));
  for (const each of register.columns)
    parts.set(`column ${each.database}.${each.table}.${each.column}`, canonicalJson(each));
  for (const each of register.stores) parts.set(`store "${each.store}"`, canonicalJson(each));
  return parts;
}

/**
 * How the data maps that run differ from the committed register, in what they declare: one sentence each.
 * @throws RegisterRefused when an answer is missing or contradicts another
 */
export function liveDifferences(
  live: LiveMaps,
  committed: ProcessingRegister = committedRegister().register,
): string[] {
  const databases = new Set<string>(live.tables.map(({ database }) => database));
  const running = partsOf(processingRegister(live.tables, live.stores, live.connectors));
  const written = partsOf(committed);
  const names = new Set([
    ...live.stores.map(({ store }) => `store "${store}"`),
    ...live.connectors.map(({ connector }) => `connector "${connector}"`),
  ]);
  const isOurs = (part: string) =>
    part.startsWith('the catalogue') ||
    names.has(part) ||
    databases.has(/^(?:table|column) (\w+)\./.exec(part)?.[1] ?? '');
  const lines = [...running].filter(([part, text]) => written.get(part) !== text).map(([part]) => part);
  const gone = [...written.keys()].filter((part) => isOurs(part) && !running.has(part));
  return [...lines, ...gone].map((part) => `${part} is not what docs/generated/register.json says: run "npm run gen"`);
}
