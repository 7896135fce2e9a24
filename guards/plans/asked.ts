import pg from 'pg';

/** One statement as the service sent it, with the role and the settings under which PostgreSQL answered it. */
export interface Asked {
  readonly role: string;
  /** `SET LOCAL …` of its transaction so far. */
  readonly settings: readonly string[];
  readonly text: string;
  readonly values: readonly unknown[];
}

type Sent = string | { text: string; values?: unknown[]; name?: string };

const settingsIn = (text: string) => text.match(/SET LOCAL [^;]+/g) ?? [];

/** Statements that read or change rows; an INSERT of values has no plan to speak of. */
const hasPlan = (text: string) => /^\s*\(?\s*(SELECT|UPDATE|DELETE|WITH)\b/i.test(text) && !/pg_notify/.test(text);

/** Runs work and answers every statement that the service sent meanwhile, in order. */
export async function askedDuring(work: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  const settings = new WeakMap<pg.Client, string[]>();
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function listen(this: pg.Client, ...given: unknown[]) {
    const sent = given[0] as Sent;
    const { text, values = [] } = typeof sent === 'string' ? { text: sent } : sent;
    if (text.startsWith('BEGIN')) settings.set(this, []);
    settings.get(this)?.push(...settingsIn(text));
    if (hasPlan(text)) asked.push({ role: this.user!, settings: [...(settings.get(this) ?? [])], text, values });
    return (query as (...all: unknown[]) => unknown).apply(this, given);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return asked;
}
