import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allRoutes } from '#contract';
import { type Actor, memberOfBoth } from './actors.ts';
import { examples } from './examples.ts';
import { type GridRow, gridRows } from './grid.ts';
import { leaksOf, marksIn } from './markers.ts';
import { callOnce, runRow, type Seen, tellApart } from './run.ts';
import { type OpenWorld, openWorld } from './world/index.ts';

const rows = gridRows();
const ofB = [
  'member of A',
  'company admin of A',
  'former member of A',
  'pending joiner',
  'engineer',
  'elsewhere',
] as const;
const ofA = ['member of B', 'elsewhere'] as const;

/** Where a member reads what the company has, in order of the alphabet. */
const showingMarks = [
  'followCases',
  'listCases',
  'listColleagues',
  'listMachines',
  'readCase',
  'readLogbook',
  'readMachine',
  'readMe',
  'search',
];

/** Names of fields that say something of a customer's person, or of whom an entry is about. */
const personal = /"(person|people|openedBy|contactPerson|callerName|contactEmail|subjects)":/;
const showsPersons = (answer: z.ZodType | undefined) =>
  answer !== undefined && personal.test(JSON.stringify(z.toJSONSchema(answer, { unrepresentable: 'any' })));

describe('S2.3 every operation × actor × object answers as the reviewed table says', () => {
  let world: OpenWorld;
  let calls = 0;
  /** Operations that showed a mark of B to B's own member: only there it says something that nobody else saw one. */
  const marked = new Set<string>();

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
      if (!examples[id]!.bearer) mismatches.push(...leaksOf(id, result.seen, world.marks));
      if (marksIn(result.seen.get('member of B')?.text ?? '', world.marks).length > 0) marked.add(id);
      calls += row.answers.size;
    }
    expect(mismatches).toEqual([]);
    const [a, b, none] = [seen.get('A'), seen.get('B'), seen.get('none')];
    // Whom a customer number belongs to is what a joiner must know; a right pair answers otherwise than a wrong one.
    if (!a || !b || !none || id === 'sendJoinRequest' || id === 'decideJoinRequest' || examples[id]!.bearer) return;
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

  it('S2.3 and who is in both companies and asks as a member of A is told as much as a member of A', async () => {
    // One's own uploads are one's own, and `readMe` names one's companies.
    const other = new Set(['readMe', 'readUpload', 'continueUpload', 'endUpload', 'readFileState']);
    const mismatches: string[] = [];
    let asked = 0;
    for (const row of rows) {
      const route = allRoutes.find(({ id }) => id === row.operation)!;
      if (route.audience !== 'customer' || other.has(route.id) || examples[route.id]!.bearer) continue;
      const expected = row.answers.get('member of A')!;
      const answer = await callOnce(world, route, memberOfBoth, row.about, expected.status < 400 && row.about !== '-');
      asked += 1;
      if (answer.status !== expected.status) mismatches.push(`${row.operation} of ${row.about}: ${answer.status}`);
      mismatches.push(...leaksOf(row.operation, new Map([['member of A', answer]]), world.marks));
    }
    console.log(`access grid: ${asked} calls of somebody who is in both companies`);
    expect(asked).toBeGreaterThan(30);
    expect(mismatches).toEqual([]);
  });

  it('and the marks of B, that A never saw, are where B reads', () => {
    console.log(`access grid: marks of B seen by B in ${[...marked].join(', ')}`);
    expect([...marked].sort()).toEqual(expect.arrayContaining(showingMarks));
  });

  it('and the audit entry of every operation of the desk that shows persons names them (privacy.md §5)', async () => {
    const showing = allRoutes.filter(
      ({ audience, answer, audit }) =>
        (audience === 'staff' || audience === 'privacy') && audit && showsPersons(answer),
    );
    expect(showing.map(({ id }) => id)).toEqual(expect.arrayContaining(['readDeskCase', 'listAuditEntries']));
    const silent = [];
    for (const { id, audit } of showing) if (!(await world.isSubjectNamed(audit!))) silent.push(id);
    expect(silent).toEqual([]);
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
      if (!b || !none || route.id === 'sendJoinRequest' || examples[route.id]!.bearer) continue;
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

  it('still lets no staff of another area tell a thing of A or B from a missing one', async () => {
    const leaks: string[] = [];
    let calls = 0;
    for (const route of allRoutes.filter(({ audience }) => audience === 'staff')) {
      const none = rows.find((row) => row.operation === route.id && row.about === 'none');
      if (!none) continue;
      const missing = new Map([['elsewhere', await callOnce(world, route, 'elsewhere', 'none', false)]] as const);
      for (const about of ['A', 'B'] as const) {
        const seen = new Map([['elsewhere', await callOnce(world, route, 'elsewhere', about, false)]] as const);
        leaks.push(...tellApart(route.id, seen, missing, ['elsewhere']));
        calls++;
      }
    }
    console.log(`guard off: ${calls} calls of staff of another area without row security, ${leaks.length} leaks`);
    expect(calls).toBeGreaterThan(25);
    expect(leaks).toEqual([]);
  });

  it('still shows no staff of another area anything of B, in whatever list is answered', async () => {
    const leaks: string[] = [];
    let bodies = 0;
    for (const row of rows) {
      const route = allRoutes.find(({ id }) => id === row.operation)!;
      if (route.audience !== 'staff' || route.method !== 'GET') continue;
      const answer = await callOnce(world, route, 'elsewhere', row.about, examples[route.id]?.endsSession ?? false);
      if (answer.status < 300) bodies++;
      leaks.push(...leaksOf(`${route.id} of ${row.about}`, new Map([['elsewhere', answer]]), world.marks));
    }
    console.log(`guard off: ${bodies} answers to staff of another area searched, ${leaks.length} leaks`);
    expect(bodies).toBeGreaterThan(5);
    expect(leaks).toEqual([]);
  });

  it('still shows no customer of A anything of B, in whatever is answered', async () => {
    const leaks: string[] = [];
    let bodies = 0;
    for (const row of rows) {
      const route = allRoutes.find(({ id }) => id === row.operation)!;
      if (route.audience !== 'customer' || examples[route.id]!.bearer) continue;
      for (const actor of ['member of A', 'company admin of A'] as const) {
        const answer = await callOnce(world, route, actor, row.about, route.method !== 'GET' && row.about !== 'none');
        if (answer.status < 300) bodies++;
        leaks.push(...leaksOf(`${route.id} of ${row.about}`, new Map([[actor, answer]]), world.marks));
      }
    }
    console.log(`guard off: ${bodies} answers of success searched for marks of B, ${leaks.length} leaks`);
    expect(bodies).toBeGreaterThan(30);
    expect(leaks).toEqual([]);
  });
});
