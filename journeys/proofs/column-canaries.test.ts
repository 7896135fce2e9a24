import { Writable } from 'node:stream';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseAway, openDatabase, type Query } from '#platform/database';
import { problemFor } from '#platform/http';
import { type Logger, openLog } from '#platform/log';
import type { TableEntry } from '#privacy/vocabulary';
import { namesNotLogged } from '#privacy/vocabulary';
import { type ColumnCanary, canaries } from '#testkit/canaries';
import type { FreshDatabase } from '#testkit/database';
import { homeTables, staffRealmTables } from '../../apps/identity/src/store/data-map.ts';
import { serviceRegister } from '../../apps/service/src/data-maps/register.ts';
import { migratedDatabase } from '../../guards/schema/migrated.ts';

/** What was written to a log. */
function sink() {
  const parts: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      parts.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => parts.join('') };
}

const places = [
  ['home', homeTables],
  ['staff_realm', staffRealmTables],
  ['service', serviceRegister],
] as const satisfies readonly (readonly [TableEntry['database'], readonly TableEntry[]])[];

const open = new Map<string, FreshDatabase>();
beforeAll(async () => {
  for (const [name] of places) open.set(name, await migratedDatabase(name));
}, 120_000);
afterAll(() => Promise.all([...open.values()].map((each) => each.drop())));

const said = (text: string, values: unknown[] = []): Query => ({ text, values, name: '' });

/** Statements that fail with a canary in what PostgreSQL says of it: message, detail, hint or the row itself. */
function failures({ table, column, text, uuid, bytes }: ColumnCanary, type: string): Query[][] {
  const scratch = (of: string) => [
    said('SET LOCAL client_min_messages = warning'),
    said(`CREATE TEMP TABLE scratch ON COMMIT DROP AS SELECT NULL::${of} AS "${column}"`),
    said('TRUNCATE scratch'),
  ];
  const value = type === 'bytea' ? bytes : type === 'uuid' ? uuid : type === 'uuid[]' ? [uuid] : text;
  // Of other types the value stands as a text: what matters is what PostgreSQL repeats.
  const kept = scratch(['uuid', 'bytea', 'uuid[]'].includes(type) ? type : 'text');
  const add = `INSERT INTO scratch ("${column}") VALUES ($1)`;
  return [
    // A value that the type does not take: the message repeats it. Of a type that takes everything, one that overflows.
    type === 'text' || type === 'bytea'
      ? [said('SELECT ($1::text)::integer', [text])]
      : [...scratch(type), said(add, [text])],
    // A second one where there may be one: the detail repeats it.
    [
      ...kept,
      said(`CREATE UNIQUE INDEX ON scratch (md5("${column}"::text), ("${column}"::text))`),
      said(add, [value]),
      said(add, [value]),
    ],
    // A row that breaks a rule of its table: the detail repeats the row.
    [...kept, said('ALTER TABLE scratch ADD CHECK (false) NOT VALID'), said(add, [value])],
    // Bytes that are no text: the message repeats them.
    [said(`SELECT convert_from('\\xff'::bytea || convert_to($1, 'UTF8'), 'UTF8')`, [text])],
    // What only happens under load, with all that the driver can carry of it.
    ...['40001', '40P01', '23505', '57014', 'XX001'].map((code) => [
      said(
        `DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '${code}', MESSAGE = '${text}', DETAIL = 'Key (${column})=(${uuid})',
         HINT = '${text}', TABLE = '${table}', COLUMN = '${column}'; END $$`,
      ),
    ]),
    // The connection is lost while the value is on its way.
    [said('SELECT pg_terminate_backend(pg_backend_pid()), $1::text', [text])],
  ];
}

const typesOf = async (database: FreshDatabase): Promise<ReadonlyMap<string, string>> => {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT c.relname || '.' || a.attname AS name, format_type(a.atttypid, NULL) AS type
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0`,
  );
  await client.end();
  return new Map(rows.map(({ name, type }) => [name, type]));
};

/** Everything that PostgreSQL said of the columns, as the code of a request gets it, by the name of the column. */
async function faultsOf(database: FreshDatabase, planted: readonly ColumnCanary[]) {
  const types = await typesOf(database);
  // The owner: no audience role may make a table, not even a passing one.
  const pool = openDatabase('owner', database.ownerUrl, { max: 1 });
  const faults: { canary: ColumnCanary; error: unknown }[] = [];
  for (const canary of planted)
    for (const statements of failures(canary, types.get(`${canary.table}.${canary.column}`) ?? 'text')) {
      const work = async () => {
        await pool.transaction({}, async (tx) => {
          for (const statement of statements) await tx.run(statement);
        });
        throw new Error(`nothing failed for ${canary.name}`);
      };
      faults.push({ canary, error: await work().catch((error: unknown) => error) });
    }
  await pool.close();
  return faults;
}

type Faults = Awaited<ReturnType<typeof faultsOf>>;

/** Takes the faults down the path that every one takes in a server: to the answer, and to the log. */
function write(faults: Faults, log: Logger): string {
  const answers = faults.map(({ canary, error }) => {
    const answer = problemFor(error, 'request-id', log as never);
    log.warn({ err: error, row: { [canary.column]: canary.text }, requestId: 'request-id' }, 'a fault of the trial');
    log.error({ cause: { err: error }, about: [{ [canary.column]: canary.uuid }] }, 'a fault within');
    return answer;
  });
  return JSON.stringify(answers);
}

const hits = (text: string, planted: readonly ColumnCanary[]) =>
  planted.filter(({ digits, uuid }) => text.includes(digits) || text.includes(uuid)).length;

describe.each(places)('S2.8 what PostgreSQL says of a value in %s', (name, tables) => {
  it('stands in no log and no answer, whichever column it was for and however the statement failed', {
    retry: 0,
    timeout: 240_000,
  }, async () => {
    // Columns whose values a log may hold are those of the log itself.
    const planted = canaries(tables).filter(({ log }) => log === 'never');
    expect(planted.length).toBeGreaterThan(15);
    const faults = await faultsOf(open.get(name)!, planted);
    const codes = new Map<string, number>();
    for (const { error } of faults) {
      const { code } = (error instanceof DatabaseAway ? error.cause : error) as { code?: string };
      codes.set(code ?? 'lost', (codes.get(code ?? 'lost') ?? 0) + 1);
    }
    // Every kind of failure has happened, to every column.
    for (const code of ['23505', '23514', '22021', '40001', '40P01'])
      expect([code, (codes.get(code) ?? 0) >= planted.length]).toEqual([code, true]);
    expect(faults.filter(({ error }) => error instanceof DatabaseAway).length).toBeGreaterThanOrEqual(planted.length);
    const on = sink();
    const answers = write(faults, openLog('trial', 'debug', { never: namesNotLogged(tables), to: on.stream }));
    expect([hits(on.text(), planted), hits(answers, planted)]).toEqual([0, 0]);
    expect(on.text().split('\n').length).toBeGreaterThan(faults.length * 2);
    const off = sink();
    write(faults, pino({ level: 'debug' }, off.stream));
    // The proof is void unless the same faults show every value where nothing guards the log.
    expect(hits(off.text(), planted)).toBe(planted.length);
    const found = planted.reduce(
      (sum, { digits, uuid }) => sum + off.text().split(digits).length + off.text().split(uuid).length - 2,
      0,
    );
    console.log(
      `canaries of ${planted.length} columns of ${name} in ${faults.length} failed statements: 0 in log and answers; guard off: ${found}`,
    );
  });
});
