import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExportOf, listExports } from '#contract';
import { newId } from '#platform/ids';
import {
  chenJie,
  frieda,
  huadong,
  linWei,
  mei,
  otto,
  press7,
  startService,
  type TestService,
  testStart,
  wuGang,
  zhaoMin,
} from '#testkit/service';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'exports-in-libreoffice-'));
const marker = join(folder, 'executed');
const asked: string[] = [];
let listener: Server;
let world: TestService;
let hostile: readonly string[] = [];

/** Texts that a spreadsheet program would run, fetch or lead to, if it took them for anything but texts. */
const textsFor = (port: number) => [
  `=cmd|' /C touch ${marker}'!A1`,
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1:A3)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '  =1+1',
  '\u00a0=1+1',
  '\ufeff=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(A1)',
  `=WEBSERVICE("http://127.0.0.1:${port}/webservice")`,
  `=HYPERLINK("http://127.0.0.1:${port}/link";"click")`,
  `=HYPERLINK("http://127.0.0.1:${port}/link","click")`,
  `=DDE("soffice";"${join(folder, 'x.ods')}";"a1")`,
  `=IMPORTXML("http://127.0.0.1:${port}/xml","//a")`,
  `'=1+1`,
  `"=1+1"`,
  `";=1+1;"`,
  `",=1+1,"`,
  `x"\n=1+1,"y`,
  `x\r\n=WEBSERVICE("http://127.0.0.1:${port}/line")`,
  '=1+1,=1+1;=1+1\t=1+1',
  '{=1+1}',
  '二号车间，"东"；=1+1',
  '𠮷野家 😀 =1+1',
  '0071',
  '2024-03-15',
  '1e5',
];

/** What the caller's file must hold so that the look itself is known to see: the same texts, nothing neutral. */
const unguarded = () => `\ufeff${hostile.map((text) => `"${text.replaceAll('"', '""')}"`).join('\r\n')}\r\n`;

async function fill(): Promise<void> {
  for (const [at, text] of hostile.entries()) {
    const [companyId, machineId] = [newId(), newId()];
    const number = `E0000E${String(at).padStart(4, '0')}`;
    await world.asOwner(
      `INSERT INTO companies (company_id, customer_number, name, street, postcode, city, region, country_region, area, since)
       SELECT $1, $2, $3, street, postcode, $3, region, country_region, area, since FROM companies WHERE company_id = $4`,
      [companyId, `E${at}`, text, huadong.companyId],
    );
    await world.asOwner(
      `INSERT INTO machines (company_id, machine_id, machine_number, product_line, model, site, software_version, area)
       VALUES ($1, $2, $3, 'machine-tool', $4, $4, $4, 'east')`,
      [huadong.companyId, machineId, number, text],
    );
    await world.asOwner(
      `INSERT INTO machine_registry (company_id, machine_id, machine_number, product_line, area)
       VALUES ($1, $2, $3, 'machine-tool', 'east')`,
      [huadong.companyId, machineId, number],
    );
    await world.openCase({ description: text, machine: { ...press7, machineNumber: number } as typeof press7 });
  }
  // Names: one text in each, since there are few people.
  await world.asOwner('UPDATE memberships SET label = $1 WHERE company_id = $2', [hostile[0], huadong.companyId]);
  await world.asOwner('UPDATE person_profiles SET name = $1, position = $2, phone = $3', [
    hostile[15],
    hostile[4],
    hostile[2],
  ]);
  await world.asOwner(
    `INSERT INTO join_requests (company_id, join_request_id, person_id, sent_at, machine_number, stated_name,
       stated_street, stated_postcode, stated_city, stated_region, person_name, person_position)
     VALUES ($1, $2, $3, now(), $4, $5, $5, $5, $5, $5, $5, $5)`,
    [huadong.companyId, newId(), wuGang.personId, press7.machineNumber, hostile[15]],
  );
  await fetch(`${world.url}/api/desk/imports/${newId()}?kind=companies&fileName=${encodeURIComponent(hostile[15]!)}`, {
    method: 'PUT',
    headers: {
      origin: world.url,
      cookie: await world.staffCookieFor(otto),
      'content-type': 'application/octet-stream',
    },
    body: 'a,b\n1,2\n',
  });
  await world.asOwner('UPDATE staff_members SET name = $1 WHERE staff_id = $2', [hostile[16], otto.staffId]);
  await fillAdministration();
  await fillInsights();
}

/** Teams, areas, templates and a policy, named by hostile texts. */
async function fillAdministration(): Promise<void> {
  for (const [at, text] of hostile.entries()) {
    // A name is one short line and stands once; the text still begins it.
    const name = `${text.replace(/\s+/g, ' ').trim().slice(0, 50)} ${at}`;
    await world.asOwner(`INSERT INTO teams (team_id, name, product_lines, areas) VALUES ($1, $2, '{laser}', '{all}')`, [
      newId(),
      name,
    ]);
    await world.asOwner(
      `INSERT INTO areas (area, name_zh, name_en, name_de, regions, place) VALUES ($1, $2, $2, $2, ARRAY[$2], $3)`,
      [`hostile-${at}`, text, 100 + at],
    );
    await world.asOwner(
      `INSERT INTO reply_templates (template_id, name, product_lines, text_zh, text_en, text_de, changed_by, changed_at)
       VALUES ($1, $2, '{laser}', $3, $3, $3, $4, now())`,
      [newId(), name, text.replaceAll(/[{}]/g, ''), otto.staffId],
    );
  }
  const draftId = newId();
  await world.asOwner(
    `INSERT INTO policy_drafts (draft_id, purpose, register_hash, prepared_by, prepared_at)
     VALUES ($1, 'version', $2, $3, now())`,
    [draftId, '0'.repeat(64), frieda.staffId],
  );
  await world.asOwner(
    `INSERT INTO policy_versions
       (version, draft_id, archived, register_hash, changes, published_by, published_at, effective_at)
     VALUES (1, $1, false, $2, $3, $4, now(), now() + interval '1 day')`,
    [draftId, '0'.repeat(64), JSON.stringify({ zh: hostile[0], en: hostile[15], de: hostile[16] }), frieda.staffId],
  );
  await world.asOwner(
    `INSERT INTO policy_texts (version, kind, language, title, body, sha256, origin)
     VALUES (1, 'policy', 'en', $1, $1, encode(sha256(convert_to($1, 'UTF8')), 'hex'), 'imported')`,
    [hostile[15]],
  );
}

/** One fault of three people who agreed to the analysis, on a model with a hostile name; and what was measured of all. */
async function fillInsights(): Promise<void> {
  for (const by of [linWei, zhaoMin, chenJie]) {
    const machine = { ...press7, machineNumber: 'E0000E0000' } as typeof press7;
    await world.openCase({ by, machine, errorNumber: 'E-27', description: hostile[0]! });
    expect(await world.tellConsent(by, true)).toBe(204);
  }
  await world.runJob('measure-cases');
}

const year = `from=${testStart.getUTCFullYear()}-01-01&to=${testStart.getUTCFullYear()}-12-31`;

/** Every list as every file that can be asked for, by whoever may; answers the paths. */
async function files(): Promise<string[]> {
  const written: string[] = [];
  for (const one of Object.values(listExports) as ExportOf<string>[])
    for (const wish of ['csv&language=zh', 'csv&language=de', 'xlsx&language=en']) {
      const may = one.route.may as readonly string[];
      const by = may.includes('front-line') ? mei : may.includes('administrator') ? otto : frieda;
      const path = one.route.path.replace('{companyId}', huadong.companyId).replace(/\{\w+\}/, linWei.personId);
      const more = /Operation|Improvement/.test(one.route.id) ? `&${year}` : '';
      const response = await fetch(`${world.url}${path}?format=${wish}${more}`, {
        headers: { cookie: await world.staffCookieFor(by) },
      });
      const text = Buffer.from(await response.arrayBuffer());
      expect(`${one.route.id} ${response.status} ${response.ok ? '' : text}`).toBe(`${one.route.id} 200 `);
      const [format = '', language = ''] = wish.split('&language=');
      const file = join(folder, `${one.route.id}-${language}.${format}`);
      writeFileSync(file, text);
      written.push(file);
    }
  return written;
}

/** Lets LibreOffice open files, in a profile of its own, and write what it understood. */
async function opened(of: readonly string[], to: string, filter?: string): Promise<ReadonlyMap<string, Buffer>> {
  const out = mkdtempSync(join(folder, `${to}-`));
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const given = filter ? [`--infilter=${filter}`] : [];
  await run('soffice', [profile, '--headless', ...given, '--convert-to', to, '--outdir', out, ...of], {
    timeout: 240_000,
  });
  return new Map(readdirSync(out).map((name) => [name.replace(/\.\w+$/, ''), readFileSync(join(out, name))]));
}

const formulas = (fods: Buffer) =>
  fods
    .toString('utf8')
    .match(/table:formula="[^"]*"|<text:a [^>]*>|<table:dde-link|<table:table-source|<draw:object/g) ?? [];

// Comma or semicolon, UTF-8 or what a Chinese system takes by itself; numbers are guessed and formulas reckoned: the most that can be ticked while opening.
const [utf8, gb18030] = [76, 85];
const csvFilter = (delimiter: ',' | ';', encoding = utf8) =>
  `CSV:${delimiter.charCodeAt(0)},34,${encoding},1,,0,false,true,false,false,false,0,true`;

beforeAll(async () => {
  mkdirSync(join(folder, 'profile'), { recursive: true });
  listener = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('<a>fetched</a>');
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  hostile = textsFor((listener.address() as AddressInfo).port);
  world = await startService();
  await fill();
}, 120_000);
afterAll(async () => {
  await world.close();
  listener.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('exported lists opened in LibreOffice', () => {
  it('hold no formula and no link, lead nowhere and run nothing, while the same texts as they are would', async () => {
    const all = await files();
    const control = join(folder, 'control.csv');
    writeFileSync(control, unguarded());
    const of = (end: string) => all.filter((file) => file.endsWith(end));
    const seen = new Map([
      ...(await opened([...of('-zh.csv')], 'fods', csvFilter(','))),
      ...(await opened([...of('-de.csv')], 'fods', csvFilter(';'))),
      ...(await opened([...of('.xlsx')], 'fods')),
    ]);
    const misread = await opened([...of('-zh.csv')], 'fods', csvFilter(',', gb18030));
    const bare = await opened([control], 'fods', csvFilter(','));
    const printed = await opened([...of('-zh.csv'), ...of('.xlsx')], 'pdf');
    const found = all.map((file) => {
      const name = basename(file).replace(/\.\w+$/, '');
      const fods = seen.get(name);
      const rows = fods?.toString('utf8').match(/<table:table-row/g)?.length ?? 0;
      return { name, rows, formulas: fods ? formulas(fods) : ['not opened'] };
    });
    console.table(found.map((each) => ({ ...each, formulas: each.formulas.length })));
    console.log('the same texts unguarded:', formulas(bare.get('control')!));
    console.log(`printed ${printed.size} files; fetched by LibreOffice: ${JSON.stringify(asked)}`);
    expect(formulas(bare.get('control')!).length).toBeGreaterThan(5);
    // A list with its head alone would show nothing.
    expect(found.filter((each) => each.formulas.length > 0 || each.rows < 2)).toEqual([]);
    expect([...misread.values()].flatMap(formulas)).toEqual([]);
    expect(misread.size).toBe(of('-zh.csv').length);
    expect(printed.size).toBe(of('-zh.csv').length + of('.xlsx').length);
    expect([asked, existsSync(marker)]).toEqual([[], false]);
  }, 400_000);
});
