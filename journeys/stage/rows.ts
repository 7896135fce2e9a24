import { join } from 'node:path';
import pg from 'pg';
import { embeddedUrls } from '../../tools/db/embedded-urls.ts';
import { homeLayout, layouts, serviceLayout, staffRealmLayout } from '../../tools/db/index.ts';
import { dataFolder } from './config.ts';

const places = [
  ['home', homeLayout],
  ['service', serviceLayout],
  ['service', staffRealmLayout],
] as const;

async function asOwner<T>(at: number, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const [cluster, layout] = places[at]!;
  const client = new pg.Client({
    connectionString: embeddedUrls(join(dataFolder(), 'clusters'), cluster, layout).ownerUrl,
  });
  await client.connect();
  try {
    await client.query(`SET app.maintenance = 'on'`);
    return await work(client);
  } finally {
    await client.end();
  }
}

const tables = `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
  AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> 'access_log' ORDER BY 1`;

/** How many rows every table of every database has, the log of use apart: `database table` to number. */
export async function rowCounts(): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const [at, [, layout]] of places.entries())
    await asOwner(at, async (client) => {
      for (const { name } of (await client.query<{ name: string }>(tables)).rows) {
        const { rows } = await client.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM public.${client.escapeIdentifier(name)}`,
        );
        counts[`${layout.database} ${name}`] = rows[0]!.n;
      }
    });
  return counts;
}

/** A line of the log of use. */
export interface UseLine {
  readonly address: string;
  readonly person_id: string | null;
}

/**
 * What the log of use of home, or of the service, has got since a moment; without lines of people who were in it before, whose
 * phones may still ask for something.
 */
export const linesSince = async (region: keyof typeof layouts, since: Date): Promise<UseLine[]> =>
  asOwner(
    places.findIndex(([, layout]) => layout === layouts[region]),
    async (client) => {
      const text = `SELECT address, person_id FROM access_log l WHERE at >= $1 AND (person_id IS NULL
        OR NOT EXISTS (SELECT FROM access_log b WHERE b.at < $1 AND b.person_id = l.person_id))`;
      return (await client.query<UseLine>(text, [since])).rows;
    },
  );
