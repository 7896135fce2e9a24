import type { Audience, RowScope, RowsVia, TableEntry } from '#privacy/vocabulary';
import { audiencesOf, regionOf } from './databases.ts';
import { columnsOfScope, viasOf } from './scopes.ts';

/** A register that may not be applied; `lines` lists every mistake, one sentence each. */
export class RegisterRefused extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(`the register is refused:\n${lines.join('\n')}`);
    this.lines = lines;
  }
}

const plainName = /^[a-z][a-z0-9_]{0,62}$/;

type Register = ReadonlyMap<string, TableEntry>;

/** What is wrong with a set of declared tables by itself, before any database is asked. */
export function registerMistakes(tables: readonly TableEntry[]): string[] {
  const register: Register = new Map(tables.map((table) => [table.name, table]));
  const mistakes: string[] = [];
  const databases = new Set(tables.map((table) => table.database));
  if (databases.size > 1) mistakes.push(`one register covers one database, not ${[...databases].sort().join(' and ')}`);
  if (register.size < tables.length) {
    const names = tables.map((table) => table.name);
    for (const name of new Set(names.filter((each, at) => names.indexOf(each) !== at)))
      mistakes.push(`table ${name} is declared twice`);
  }
  for (const table of tables) mistakes.push(...tableMistakes(table), ...scopeMistakes(table, register));
  return mistakes;
}

function tableMistakes(table: TableEntry): string[] {
  const mistakes: string[] = [];
  for (const name of [table.name, ...Object.keys(table.columns)])
    if (!plainName.test(name)) mistakes.push(`${table.name}: "${name}" is not a plain snake_case name`);
  if (table.region !== regionOf[table.database])
    mistakes.push(`${table.name}: database ${table.database} stands in region ${regionOf[table.database]}`);
  const allowed = new Set<Audience>(audiencesOf[table.database]);
  const withRows = new Set(Object.keys(table.rows) as Audience[]);
  const withRights = new Set<Audience>(table.delete ?? []);
  for (const column of Object.values(table.columns))
    for (const audience of Object.keys(column.who) as Audience[]) withRights.add(audience);
  for (const audience of new Set([...withRows, ...withRights])) {
    if (!allowed.has(audience)) mistakes.push(`${table.name}: no audience ${audience} in database ${table.database}`);
    if (!withRows.has(audience)) mistakes.push(`${table.name}: ${audience} has rights but no row scope`);
    if (!withRights.has(audience)) mistakes.push(`${table.name}: ${audience} has a row scope but no right`);
  }
  if (Object.values(table.rows).includes('all') && !table.whyAll)
    mistakes.push(`${table.name}: an audience reaches all rows and "whyAll" does not say why`);
  return mistakes;
}

function scopeMistakes(table: TableEntry, register: Register): string[] {
  const mistakes: string[] = [];
  for (const [audience, scope] of Object.entries(table.rows) as [Audience, RowScope][]) {
    for (const column of columnsOfScope(scope))
      if (!(column in table.columns)) mistakes.push(`${table.name}: the scope of ${audience} needs a column ${column}`);
    for (const via of viasOf(scope)) mistakes.push(...viaMistakes(table, audience, via, register));
  }
  return mistakes;
}

function viaMistakes(table: TableEntry, audience: Audience, scope: RowsVia, register: Register) {
  const via = register.get(scope.via);
  if (!via) return [`${table.name}: the scope of ${audience} goes via ${scope.via}, which is not declared`];
  if (scope.on.length === 0) return [`${table.name}: the scope of ${audience} via ${scope.via} names no column`];
  const unread = scope.on.filter((column) => !via.columns[column]?.who[audience]?.includes('r'));
  const mistakes = unread.map(
    (column) => `${table.name}: the scope of ${audience} needs to read ${scope.via}.${column}, which it may not`,
  );
  if (!(audience in via.rows)) mistakes.push(`${table.name}: ${audience} reaches no row of ${scope.via}`);
  if (circles(table.name, audience, register))
    mistakes.push(`${table.name}: the scope of ${audience} goes in a circle`);
  return mistakes;
}

/** A circle of policies is refused by PostgreSQL only when a query first meets it; we refuse it here. */
function circles(start: string, audience: Audience, register: Register): boolean {
  const leadsBack = (name: string, passed: readonly string[]): boolean =>
    passed.includes(name) ||
    viasOf(register.get(name)?.rows[audience]).some(({ via }) => leadsBack(via, [...passed, name]));
  return leadsBack(start, []);
}
