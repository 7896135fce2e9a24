import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '#contract';
import type { Actor } from './actors.ts';
import { type GridRow, gridRows } from './grid.ts';
import { callOnce, runRow, type Seen, tellApart } from './run.ts';
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

describe('S2.3 with row security off, the first wall alone', () => {
  let world: OpenWorld;
  beforeAll(async () => {
    world = await openWorld({ rowSecurity: false });
  });
  afterAll(() => world?.close());

  it('still lets no customer tell a foreign thing from a missing one', async () => {
    const leaks: string[] = [];
    let calls = 0;
    for (const route of allRoutes.filter(({ audience }) => audience === 'customer')) {
      const [b, none] = ['B', 'none'].map((about) =>
        rows.find((row) => row.operation === route.id && row.about === about),
      );
      if (!b || !none || route.id === 'sendJoinRequest') continue;
      for (const actor of ['member of A', 'company admin of A'] as const) {
        const seen = [];
        for (const { about } of [b, none])
          seen.push(new Map([[actor, await callOnce(world, route, actor, about, false)]]));
        leaks.push(...tellApart(route.id, seen[0]!, seen[1]!, [actor]));
        calls += 2;
      }
    }
    console.log(`guard off: ${calls} calls without row security, ${leaks.length} leaks`);
    expect(calls).toBeGreaterThan(30);
    expect(leaks).toEqual([]);
  });
});
