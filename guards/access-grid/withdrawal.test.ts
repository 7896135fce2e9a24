import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { allRoutes, type Route } from '#contract';
import { consentKinds } from '#contract/home';
import type { Agreeing, Caller } from './actors.ts';
import { examples } from './examples.ts';
import { gridRows } from './grid.ts';
import { whatIsNeeded } from './needs.ts';
import { callOnce } from './run.ts';
import { type OpenWorld, openWorld } from './world/index.ts';

const [head, ...lines] = whatIsNeeded
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));
const needsOf = (operation: string, kind: string) =>
  lines.find(([name]) => name === operation)?.[head!.indexOf(kind)] === 'needs';
/** What a customer may call: by a token, or by a link that a customer was given. */
const ofCustomers = allRoutes.filter(({ audience, id }) => audience === 'customer' || id === 'readFile');

describe('S7.2 after a withdrawal a route is refused exactly if it needs what was withdrawn', () => {
  let world: OpenWorld;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world?.close());

  const call = (route: Route, caller: Caller) =>
    callOnce(world, route, caller, examples[route.id]!.about ? 'A' : '-', false);
  /** Operations that were refused for this reason. */
  async function refused(routes: readonly Route[], caller: Agreeing, code: string): Promise<string[]> {
    const found: string[] = [];
    for (const route of routes) {
      const answer = await call(route, caller);
      // An answer to HEAD has no body: its status says it.
      const isRefused = answer.status === 403 && (route.method === 'HEAD' || answer.code === code);
      if (isRefused) found.push(route.id);
    }
    return found.sort();
  }
  const needing = (kind: string) =>
    ofCustomers
      .map(({ id }) => id)
      .filter((id) => needsOf(id, kind))
      .sort();

  it('and the reviewed table has a line for every operation of a customer, and a column for every consent', () => {
    expect(lines.map(([name]) => name).sort()).toEqual(ofCustomers.map(({ id }) => id).sort());
    expect(head!.slice(1)).toEqual([...consentKinds]);
    for (const line of lines) expect(line.slice(1).every((cell) => cell === 'needs' || cell === '-')).toBe(true);
  });

  it('S5.2 without the consent to the transfer, though a token from before is still good', async () => {
    expect(await refused(ofCustomers, 'consent withdrawn', 'transfer-consent-required')).toEqual(
      needing('cross-border'),
    );
  });

  it('S2.5 without what is optional everything that is read answers as to anybody of the company', async () => {
    expect([...needing('improvement-analysis'), ...needing('extra-notices')]).toEqual([]);
    const rows = gridRows();
    for (const route of ofCustomers.filter(({ method, id }) => method === 'GET' && !examples[id]!.bearer)) {
      const row = rows.find(
        ({ operation, about }) => operation === route.id && about === (examples[route.id]!.about ? 'A' : '-'),
      );
      // One's own uploads are nobody else's.
      if (!row || ['readFileState', 'readUpload'].includes(route.id)) continue;
      const { status } = await call(route, 'choices withdrawn');
      expect(`${route.id} ${status}`).toBe(`${route.id} ${row.answers.get('member of A')!.status}`);
    }
  });

  it('S8.1 with an agreement that is outdated, and not with one to the version in force', async () => {
    const readMe = ofCustomers.find(({ id }) => id === 'readMe')!;
    expect((await call(readMe, 'agreement outdated')).status).toBe(200);
    await world.publishPolicy();
    // A process may have asked a moment ago which version is in force.
    await vi.waitFor(async () => expect((await call(readMe, 'agreement outdated')).status).toBe(403), 20_000);
    expect(await refused(ofCustomers, 'agreement outdated', 'policy-agreement-required')).toEqual(needing('policy'));
    expect(await refused(ofCustomers, 'agreement renewed', 'policy-agreement-required')).toEqual([]);
  });
});
