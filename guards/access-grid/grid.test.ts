import { describe, expect, it } from 'vitest';
import { allRoutes } from '#contract';
import { actors } from './actors.ts';
import { examples } from './examples.ts';
import { gridRows } from './grid.ts';
import { leaksOf, markOfB } from './markers.ts';
import { tellApart } from './run.ts';

const rows = gridRows();
const of = (operation: string) => rows.filter((row) => row.operation === operation);

describe('the access grid', () => {
  it('has a row and an example for every operation of the contract, and none for any other', () => {
    const ids = allRoutes.map(({ id }) => id);
    console.log(`access grid: ${ids.length} operations, ${rows.length} rows, ${rows.length * actors.length} answers`);
    expect(ids.length).toBeGreaterThan(40);
    expect(ids.filter((id) => of(id).length === 0)).toEqual([]);
    expect(ids.filter((id) => !(id in examples))).toEqual([]);
    expect(rows.filter(({ operation }) => !ids.includes(operation))).toEqual([]);
    expect(Object.keys(examples).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has the objects of A, of B and none for every operation about a thing', () => {
    for (const { id, path } of allRoutes) {
      const about = of(id).map((row) => row.about);
      const wanted = examples[id]?.about ? (id === 'readFile' ? ['A', 'none'] : ['A', 'B', 'none']) : ['-'];
      expect(about, id).toEqual(wanted);
      const named = [...(path + (examples[id]?.query ?? '')).matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
      const given = [...Object.keys(examples[id]?.fixed ?? {}), ...(examples[id]?.param ? [examples[id].param] : [])];
      // A path that names a colleague or a merge beside its thing gets the one that the thing knows of.
      for (const other of ['membershipId', 'mergeId', 'into', 'other'])
        if (named.includes(other) && !given.includes(other)) given.push(other);
      expect(given.sort(), id).toEqual(named.sort());
    }
  });

  it('S2.3 lets nobody of another company tell a foreign thing from a missing one', () => {
    for (const { id } of allRoutes) {
      const [a, b, none] = ['A', 'B', 'none'].map((about) => of(id).find((row) => row.about === about));
      if (!a || !b || !none || id === 'sendJoinRequest' || examples[id]?.bearer) continue;
      for (const actor of ['pending joiner', 'member of A', 'company admin of A', 'former member of A'] as const)
        expect(b.answers.get(actor), `${id} of B by ${actor}`).toEqual(none.answers.get(actor));
      for (const actor of ['member of B', 'elsewhere'] as const)
        expect(a.answers.get(actor), `${id} of A by ${actor}`).toEqual(none.answers.get(actor));
      expect(b.answers.get('elsewhere'), `${id} of B by elsewhere`).toEqual(none.answers.get('elsewhere'));
    }
  });

  it('answers to the signed out with nothing but sign-in, outside what is public', () => {
    for (const route of allRoutes.filter(({ audience }) => audience !== 'public'))
      for (const row of of(route.id)) expect(row.answers.get('signed out')?.code, route.id).toBe('sign-in-needed');
  });

  it('refuses a line that is not whole', () => {
    const head = 'operation | about\n';
    expect(() => gridRows(`${head}readMe | - | 401`)).toThrow(/has 3 cells/);
    const cells = (first: string) => `${head}readMe | - | ${first}${' | 401'.repeat(actors.length - 1)} |`;
    expect(gridRows(cells('401'))).toHaveLength(1);
    expect(() => gridRows(cells('maybe'))).toThrow(/is no answer/);
    expect(() => gridRows(cells('404'))).toThrow(/not which problem/);
  });

  it('finds a foreign thing that answers otherwise than a missing one, be it by a word', () => {
    const one = (status: number, body: string) => new Map([['member of A', { status, body, text: body }]] as const);
    const missing = one(404, '{"code":"case-not-found"}');
    expect(tellApart('readCase', missing, missing, ['member of A'])).toEqual([]);
    expect(tellApart('readCase', one(403, '{"code":"not-allowed"}'), missing, ['member of A'])).toHaveLength(1);
    expect(
      tellApart('readCase', one(404, '{"code":"case-not-found","title":"B"}'), missing, ['member of A']),
    ).toHaveLength(1);
  });

  it('finds a mark of B in an answer of A, whole numbers only, and none in what B reads', () => {
    const seen = (actor: 'member of A' | 'member of B', text: string) => new Map([[actor, { status: 200, text }]]);
    const marks = new Set([markOfB, 'C-100001', '410002']);
    expect(leaksOf('listCases', seen('member of A', '{"caseNumber":"C-100001"}'), marks)).toHaveLength(1);
    expect(leaksOf('listCases', seen('member of A', `{"text":"轴承${markOfB}。"}`), marks)).toHaveLength(1);
    expect(leaksOf('listCases', seen('member of A', '{"caseNumber":"C-1000012","n":"1410002"}'), marks)).toEqual([]);
    expect(leaksOf('listCases', seen('member of B', '{"caseNumber":"C-100001"}'), marks)).toEqual([]);
  });
});
