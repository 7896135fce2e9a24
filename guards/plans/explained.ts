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
 * The plan of a statement: the one for any values, which is what the pools of customers and staff ask for
 * (docs/decisions/0134). It is really run, under its own role, and rolled back.
 */
export async function explained(client: pg.Client, asked: Asked): Promise<PlanNode> {
  await client.query(['BEGIN', ...asked.settings].join('; '));
  try {
    await client.query('SET LOCAL plan_cache_mode = force_generic_plan');
    await client.query(`PREPARE asked AS ${asked.text}`);
    const values = asked.values.length > 0 ? `(${asked.values.map(literalOf).join(', ')})` : '';
    const { rows } = await client.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) EXECUTE asked${values}`);
    return rows[0]['QUERY PLAN'][0].Plan;
  } finally {
    await client.query('ROLLBACK');
    await client.query('DEALLOCATE ALL');
  }
}
