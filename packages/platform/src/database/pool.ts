import pg from 'pg';
import { openLine } from './line.ts';
import type { Query } from './sql.ts';

/** A transaction in progress, as queries see it. */
export interface Tx {
  /** All rows of the answer. */
  rows<Row>(query: Query): Promise<Row[]>;
  /**
   * All rows of the last statement of a transaction that only reads: COMMIT travels with it, which saves the hottest
   * lists a round trip. @throws Error for any statement after it
   */
  lastRows<Row>(query: Query): Promise<Row[]>;
  /** The first row, or undefined. */
  maybe<Row>(query: Query): Promise<Row | undefined>;
  /** Exactly one row. @throws Error when there is none. */
  one<Row>(query: Query): Promise<Row>;
  /** Runs a statement; answers how many rows it touched. */
  run(query: Query): Promise<number>;
  /** Sends a statement without waiting; it is awaited, and fails the transaction, before the commit. */
  later(query: Query): void;
}

/** A pool of connections of one audience role. */
export interface Database {
  readonly role: string;
  /**
   * Runs `work` in one transaction under the given settings; commits when it returns, rolls back when it throws.
   * @throws DatabaseAway, and TooBusy where all connections stay taken
   */
  transaction<T>(settings: Settings, work: (tx: Tx) => Promise<T>, how?: Urgency): Promise<T>;
  /** A dedicated connection outside the pool, for LISTEN. */
  listener(): Promise<pg.Client>;
  /** Whether a connection can be had and answers. */
  alive(): Promise<boolean>;
  close(): Promise<void>;
}

/** What waits for a connection when there are too few. */
export interface Urgency {
  /** Lets everything else go first, and waits half as long: what can be asked again without loss. */
  readonly givesWay?: boolean;
}

/** Transaction-local settings that row policies read, e.g. `app.company_id`; values must be validated by the caller. */
export type Settings = Readonly<Record<`app.${string}`, string>>;

/** The database did not answer; callers turn this into 503 with Retry-After. */
export class DatabaseAway extends Error {}

const settingValue = /^[A-Za-z0-9_,:.-]*$/;

/** One `SET LOCAL` a setting; the value is quoted after it passed a narrow pattern. @throws Error on any other value. */
function setLocal([name, value]: [string, string]): string {
  if (!settingValue.test(value)) throw new Error(`setting ${name} has a value that may not be written into SQL`);
  return `SET LOCAL ${name} = '${value}'`;
}

/** Sets one more transaction-local setting once its value is known. @throws Error at once on a value that may not be one */
export function set(tx: Tx, name: `app.${string}`, value: string): void {
  tx.later({ text: setLocal([name, value]), values: [], name: '' });
}

/**
 * Has the statements that follow planned with their values, in a pool that plans once: for counts over a time whose length
 * decides whether two processes should read it.
 */
export function planWithValues(tx: Tx): void {
  tx.later({ text: 'SET LOCAL plan_cache_mode = force_custom_plan', values: [], name: '' });
}

type Wire = {
  readonly cork: () => void;
  readonly uncork: () => void;
  readonly writableCorked: number;
  readonly destroy: () => void;
};

const wireOf = (client: pg.PoolClient): Wire =>
  (client as unknown as { connection: { stream: Wire } }).connection.stream;

/** Statements that are sent in the same turn travel in one write: a system call costs as much as a small statement. */
function sendTogether(client: pg.PoolClient): void {
  const wire = wireOf(client);
  if (wire.writableCorked > 0) return;
  wire.cork();
  process.nextTick(() => wire.uncork());
}

/** What a transaction has sent and not waited for. */
interface Sent {
  readonly pending: Promise<unknown>[];
  commit?: Promise<pg.QueryResult>;
}

function sendCommit(client: pg.PoolClient, sent: Sent): Promise<pg.QueryResult> {
  const commit = client.query('COMMIT');
  commit.catch(() => {});
  sent.commit = commit;
  return commit;
}

function txOn(client: pg.PoolClient, ofTx: Sent): Tx {
  const send = (query: Query) => {
    if (ofTx.commit) throw new Error('a statement after the last one of its transaction');
    sendTogether(client);
    return client.query({
      text: query.text,
      values: query.values as unknown[],
      ...(query.name && { name: query.name }),
    });
  };
  const rows = async <Row>(query: Query) => (await send(query)).rows as Row[];
  return {
    rows,
    async lastRows<Row>(query: Query) {
      const answer = rows<Row>(query);
      void sendCommit(client, ofTx);
      return answer;
    },
    maybe: async <Row>(query: Query) => (await rows<Row>(query))[0],
    async one<Row>(query: Query) {
      const [row] = await rows<Row>(query);
      if (row === undefined) throw new Error(`no row where one was expected: ${query.text.slice(0, 80)}`);
      return row;
    },
    run: async (query) => (await send(query)).rowCount ?? 0,
    later(query) {
      const sent = send(query);
      sent.catch(() => {});
      ofTx.pending.push(sent);
    },
  };
}

const connectionLost = (error: unknown): boolean => {
  const { code, message } = error as { code?: string; message?: string };
  if (/^(ECONN|ENOENT|EPIPE|ETIMEDOUT)/.test(code ?? '')) return true;
  // Lost, shut down, no connection left, a statement beyond its time, a transaction left idle.
  if (/^(08|57P0|53300|57014|25P03)/.test(code ?? '')) return true;
  return /Connection terminated|connection error|timeout exceeded when trying to connect|Client was closed|Query read timeout|timeout expired/i.test(
    message ?? '',
  );
};

/** Behind a failed statement every later one fails with "transaction is aborted": the first one says why. */
async function firstFailure(pending: readonly Promise<unknown>[], error: unknown): Promise<unknown> {
  if ((error as { code?: string }).code !== '25P02') return error;
  const failed = (await Promise.allSettled(pending)).find((one) => one.status === 'rejected');
  return failed?.reason ?? error;
}

/**
 * A server that does not even answer BEGIN in time is frozen or cut off: its connection is given up, which fails the
 * transaction as if it had been lost. Statements of the work itself may take as long as they need.
 */
function giveUpUnlessBegun(client: pg.PoolClient, begun: Promise<unknown>, withinMs: number): void {
  let answered = false;
  const giveUp = () => {
    if (!answered) wireOf(client).destroy();
  };
  // An answer that waited while this process was busy is read before the immediate runs.
  const timer = setTimeout(() => setImmediate(giveUp), withinMs);
  const done = () => {
    answered = true;
    clearTimeout(timer);
  };
  begun.then(done, done);
}

async function runTransaction<T>(
  pool: pg.Pool,
  settings: Settings,
  work: (tx: Tx) => Promise<T>,
  patienceMs: number,
): Promise<T> {
  const client = await pool.connect();
  const sent: Sent = { pending: [] };
  const tx = txOn(client, sent);
  let broken: Error | undefined;
  try {
    // Pipelined: BEGIN and the settings travel together with the first statement of `work`. Should one of them fail,
    // the transaction is aborted and every later statement, COMMIT included, is refused by PostgreSQL.
    const entries = Object.entries(settings).map(setLocal);
    const isOfCompany = (text: string) => text.startsWith('SET LOCAL app.company_id');
    const first = ['BEGIN', ...entries.filter((text) => !isOfCompany(text))].join('; ');
    tx.later({ text: first, values: [], name: '' });
    giveUpUnlessBegun(client, sent.pending[0]!, patienceMs);
    // A message of its own, as a distributed engine needs it to pass the company on to its nodes.
    for (const text of entries.filter(isOfCompany)) tx.later({ text, values: [], name: '' });
    const result = await work(tx);
    const commit = sent.commit ?? sendCommit(client, sent);
    const settled = await Promise.allSettled(sent.pending);
    const failed = settled.find((one) => one.status === 'rejected');
    const { command } = await commit;
    if (failed) throw failed.reason;
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back by an earlier failed statement');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((cause) => {
      broken = cause as Error;
    });
    throw await firstFailure(sent.pending, error);
  } finally {
    client.release(broken);
  }
}

/** How patient a pool is. */
export interface DatabaseOptions {
  /** Connections at most. */
  readonly max?: number;
  /**
   * How long a request may wait for a connection, and then for the answer to BEGIN, before it is told that the database
   * is away.
   */
  readonly connectTimeoutMs?: number;
  /** How long one statement may take; 30 s where nothing else is said. */
  readonly statementTimeoutMs?: number;
  /**
   * Plans a statement once for each connection, for any values, instead of weighing at each call whether to plan it anew;
   * only for statements whose plan is a good one for any values (docs/decisions/0134).
   */
  readonly plansOnce?: boolean;
  readonly onError?: (error: Error) => void;
}

const connectionOf = (role: string, connectionString: string, { plansOnce }: DatabaseOptions): pg.ClientConfig => ({
  connectionString,
  application_name: `service-center ${role}`,
  ...(plansOnce && { options: '-c plan_cache_mode=force_generic_plan' }),
  // A peer that vanished without a word is noticed, also by who only listens.
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
});

/** Opens a pool for one audience role. */
export function openDatabase(role: string, connectionString: string, options: DatabaseOptions = {}): Database {
  const patienceMs = options.connectTimeoutMs ?? 800;
  const statementMs = options.statementTimeoutMs ?? 30_000;
  const connection = connectionOf(role, connectionString, options);
  const max = options.max ?? 10;
  const line = openLine({ places: max, patienceMs, givingWayMs: patienceMs / 2 });
  const pool = new pg.Pool({
    ...connection,
    pipeline: true,
    // The server ends what takes too long; when not even that is heard, this side gives the connection up.
    statement_timeout: statementMs,
    query_timeout: statementMs + 2 * patienceMs,
    max,
    connectionTimeoutMillis: patienceMs,
    idleTimeoutMillis: 30_000,
  });
  pool.on('error', (error) => options.onError?.(error));
  // The pool listens to idle connections only. One that breaks while a transaction has it would end the process: its
  // statements fail by themselves, so here it is enough that somebody listens.
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    role,
    async transaction(settings, work, { givesWay = false } = {}) {
      await line.enter(givesWay);
      try {
        return await runTransaction(pool, settings, work, patienceMs);
      } catch (error) {
        if (connectionLost(error)) throw new DatabaseAway('the database did not answer', { cause: error });
        throw error;
      } finally {
        line.leave();
      }
    },
    async listener() {
      // No limit for statements: LISTEN is one, and after it the connection only hears.
      const client = new pg.Client({ ...connection, connectionTimeoutMillis: patienceMs });
      await client.connect();
      return client;
    },
    // BEGIN has the short patience of a request: a frozen server is not waited for.
    alive: () => runTransaction(pool, {}, async () => true, patienceMs).catch(() => false),
    close: () => pool.end(),
  };
}
