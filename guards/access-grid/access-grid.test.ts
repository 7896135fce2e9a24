import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '#contract';
import type { Actor } from './actors.ts';
import { type GridRow, gridRows } from './grid.ts';
import { runRow, type Seen, tellApart } from './run.ts';
import { type OpenWorld, openWorld } from './world/index.ts';

const rows = gridRows();
const ofB = ['member of A', 'company admin of A', 'former member of A', 'pending joiner', 'engineer'] as const;
const ofA = ['member of B'] as const;

describe('S2.3 every operation × actor × object answers as the reviewed table says', () => {
  let world: OpenWorld;
  let calls = 0;

  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(async () => {
    console.log(`access grid: ${calls} calls answered`);
    await world?.close();
  });

  it.each(allRoutes.map((route) => [route.id, route] as const))('%s', async (id, route) => {
    const seen = new Map<GridRow['about'], Map<Actor, Seen>>();
    const mismatches: string[] = [];
    for (const row of rows.filter(({ operation }) => operation === id)) {
      const result = await runRow(world, route, row);
      seen.set(row.about, result.seen);
      mismatches.push(...result.mismatches);
      calls += row.answers.size;
    }
    expect(mismatches).toEqual([]);
    const [a, b, none] = [seen.get('A'), seen.get('B'), seen.get('none')];
    // Whom a customer number belongs to is what a joiner must know; a right pair answers otherwise than a wrong one.
    if (!a || !b || !none || id === 'sendJoinRequest' || id === 'decideJoinRequest') return;
    const scoped = rows.some(
      (row) => row.operation === id && row.about === 'B' && row.answers.get('engineer')?.status === 404,
    );
    expect(
      tellApart(
        id,
        b,
        none,
        ofB.filter((actor) => actor !== 'engineer' || scoped),
      ),
    ).toEqual([]);
    expect(tellApart(id, a, none, ofA)).toEqual([]);
  });
});
