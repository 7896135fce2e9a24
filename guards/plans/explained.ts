import pg from 'pg';
import type { Asked } from './asked.ts';

/** A step of a plan as `EXPLAIN (ANALYZE, FORMAT JSON)` tells it. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly 'Heap Fetches'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** A plan, and whether it was made without knowing the values. */
export interface Explained {
  readonly plan: PlanNode;
  readonly isGeneric: boolean;
}

function literalOf(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (value instanceof Date) return `'${value.toISOString()}'`;
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`;
  if (Array.isArray(value)) {
    const parts = value.map((one) => `"${String(one).replace(/["\\]/g, '\\$&')}"`);
    return pg.escapeLiteral(`{${parts.join(',')}}`);
  }
  return pg.escapeLiteral(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/**
 * The plans that a statement may get: with its values, and where it is kept under a name also the one for any values,
 * which PostgreSQL may change to after five runs. It is really run, under its own role, and rolled back.
 */
export async function explained(client: pg.Client, asked: Asked): Promise<Explained[]> {
  const found: Explained[] = [];
  for (const isGeneric of asked.isKept ? [false, true] : [false])
    found.push({ plan: await planOf(client, asked, isGeneric), isGeneric });
  return found;
}

async function planOf(client: pg.Client, asked: Asked, isGeneric: boolean): Promise<PlanNode> {
  await client.query(['BEGIN', ...asked.settings].join('; '));
  try {
    await client.query(`SET LOCAL plan_cache_mode = force_${isGeneric ? 'generic' : 'custom'}_plan`);
    await client.query(`PREPARE asked AS ${asked.text}`);
    const values = asked.values.length > 0 ? `(${asked.values.map(literalOf).join(', ')})` : '';
    const { rows } = await client.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) EXECUTE asked${values}`);
    return rows[0]['QUERY PLAN'][0].Plan;
  } finally {
    await client.query('ROLLBACK');
    await client.query('DEALLOCATE ALL');
  }
}
