import { describe, expect, it } from 'vitest';
import { key, none, table } from '#privacy/vocabulary';
import { tablesOf } from '../tools/gen/register.ts';
import { declarations, queriesIn, readQueries } from './queries/read.ts';
import { acrossForAReason, wallMistakes, wallOf } from './queries/walls.ts';
import { isTest, sourceFiles } from './source/files.ts';

const service = { database: 'service', region: 'service', is: 'A thing.', rows: {}, handling: 'of-nobody' } as const;
const sample = [
  table('parcels', {
    ...service,
    columns: {
      company_id: key({ customer: 'r' }),
      product_line: none({ customer: 'r' }),
      area: none({ customer: 'r' }),
    },
  }),
  table('notes', { ...service, columns: { company_id: key({ staff: 'r' }) } }),
  table('offices', { ...service, columns: { company_id: key({ staff: 'r' }), area: none({ staff: 'r' }) } }),
  table('days', { ...service, columns: { day: none({ customer: 'r' }) } }),
];

/** A queries.ts with one function; `?` stands for a value put into the template. */
const asks = (statement: string, name = 'answer', before = '') =>
  queriesIn({
    path: 'apps/service/src/cases/queries.ts',
    text: `${before.replaceAll('?', '$' + '{value}')};
      export const ${name} = (tx, value) => tx.rows(sql\`${statement.replaceAll('?', '$' + '{value}')}\`);`,
  });
const wall = (...given: Parameters<typeof asks>) => asks(...given).map((query) => wallOf(query, sample));

describe('the first wall: every query says whose rows it wants (trust.md §1)', () => {
  it('stands in every query of the service', async () => {
    const queries = readQueries().filter(({ file }) => file.startsWith('apps/service/'));
    console.log(`queries guard: ${queries.length} queries in ${new Set(queries.map(({ file }) => file)).size} files`);
    expect(queries.length).toBeGreaterThan(60);
    expect(wallMistakes(queries, await tablesOf('service'))).toEqual([]);
  });

  it('has no reason left over for a query that is gone or has a wall', async () => {
    const tables = await tablesOf('service');
    const reasoned = readQueries().filter((query) => wallOf(query, tables) === 'reasoned');
    expect(Object.keys(acrossForAReason).filter((name) => !reasoned.some((query) => query.name === name))).toEqual([]);
  });

  it('over companies is asked for in no function of a customer', () => {
    const across = new Set(
      readQueries()
        .filter(({ name }) => name.endsWith('AcrossCompanies'))
        .map(({ name }) => name),
    );
    const files = sourceFiles(['apps/service']).filter(({ path }) => !isTest(path));
    const askers = files.flatMap((file) =>
      declarations(file)
        .map(({ name, node }) => ({ name: `${file.path}: ${name}`, text: file.text.slice(node.start, node.end) }))
        .filter(({ text }) => [...across].some((query) => new RegExp(`\\b${query}\\(`).test(text))),
    );
    console.log(`queries guard: ${across.size} queries over companies, asked for by ${askers.length} functions`);
    expect(askers.length).toBeGreaterThan(3);
    expect(askers.filter(({ text }) => /CustomerActor|memberOf\(|mine\b/.test(text)).map(({ name }) => name)).toEqual(
      [],
    );
  });

  it('is seen in the text, also through a fragment', () => {
    expect(wall('SELECT 1 FROM parcels p WHERE p.company_id = ?')).toEqual(['company']);
    expect(wall('INSERT INTO parcels (company_id, product_line) VALUES (?, ?)')).toEqual(['company']);
    const fragment = 'const mine = (value) => sql`company_id = ?`';
    expect(wall('SELECT 1 FROM parcels WHERE ?', 'answer', fragment)).toEqual(['none']);
    const named = fragment.replace('mine', 'value');
    expect(wall('SELECT 1 FROM parcels WHERE ?', 'answer', named)).toEqual(['company']);
    expect(wall('SELECT day FROM days')).toEqual(['no company']);
  });

  it('is missed where it is not', () => {
    expect(wall('SELECT 1 FROM parcels WHERE number = ?')).toEqual(['none']);
    expect(wall('SELECT 1 FROM parcels JOIN notes USING (company_id)')).toEqual(['none']);
    expect(wall('SELECT 1 FROM parcels p JOIN notes n ON p.company_id = n.company_id')).toEqual(['none']);
    expect(wall('SELECT 1 FROM notes', 'answerAcrossCompanies')).toEqual(['none']);
  });

  it('stands where rows are chosen: neither in what is shown or set, nor beside an OR, nor in an outer join', () => {
    expect(wall('SELECT company_id = ? FROM parcels')).toEqual(['none']);
    expect(wall('SELECT (SELECT 1 FROM notes WHERE company_id = ?) FROM parcels')).toEqual(['none']);
    expect(wall('UPDATE parcels SET company_id = ? WHERE number = ?')).toEqual(['none']);
    expect(wall('UPDATE parcels SET number = ? WHERE number = ? RETURNING company_id = ?')).toEqual(['none']);
    expect(wall('SELECT 1 FROM parcels WHERE company_id = ? OR number = ?')).toEqual(['none']);
    expect(wall('SELECT 1 FROM parcels p LEFT JOIN notes n ON n.company_id = ?')).toEqual(['none']);
    expect(wall('SELECT 1 FROM parcels p ORDER BY p.company_id = ?')).toEqual(['none']);
    expect(wall('SELECT 1 FROM parcels p JOIN notes n ON n.company_id = ?')).toEqual(['company']);
    expect(wall('SELECT 1 FROM parcels WHERE number IN (SELECT 1 FROM notes WHERE company_id = ?)')).toEqual([
      'company',
    ]);
    expect(wall('SELECT 1 FROM parcels p WHERE company_id = ? AND (number = ? OR day = ?)')).toEqual(['company']);
    expect(wall('UPDATE parcels SET number = ? WHERE company_id = ? RETURNING number')).toEqual(['company']);
  });

  it('over companies is the viewer’s scope, not a mention of the column', () => {
    const across = (statement: string) => wall(statement, 'answerAcrossCompanies');
    expect(across('SELECT product_line FROM parcels')).toEqual(['none']);
    expect(across('SELECT 1 FROM parcels WHERE product_line = other')).toEqual(['none']);
    expect(across('SELECT product_line = ANY (?) FROM parcels')).toEqual(['none']);
    expect(across('SELECT 1 FROM parcels p WHERE p.product_line = ANY (?::text[])')).toEqual(['none']);
    expect(across('SELECT 1 FROM parcels p WHERE p.area = ANY (?)')).toEqual(['none']);
    expect(across('SELECT 1 FROM parcels p WHERE p.product_line = ANY (?) OR p.area = ANY (?)')).toEqual(['none']);
    expect(across('SELECT 1 FROM parcels p WHERE p.product_line = ANY (?) AND p.area = ANY (?)')).toEqual(['across']);
    expect(across('SELECT 1 FROM notes JOIN offices o USING (company_id) WHERE o.area = ANY (?)')).toEqual(['across']);
  });

  it('may be the viewer’s scope only in what customers cannot run', () => {
    const across = (from: string) =>
      asks(`SELECT 1 FROM ${from} WHERE product_line = ANY (?) AND area = ANY (?)`, 'answerAcrossCompanies');
    expect(wallMistakes(across('parcels JOIN notes USING (company_id)'), sample)).toEqual([]);
    expect(wallMistakes(across('parcels'), sample).join()).toMatch(/only tables that customers reach/);
  });
});
