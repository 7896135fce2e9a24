import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { bohai, huadong, linWei, mei, press7, startService, type TestService } from '#testkit/service';
import { printedLines } from './printed.fixture.ts';

let world: TestService;

beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

async function printed(caseNumber: string, reader: string, language = 'zh') {
  const cookie = await world.staffCookieFor(mei);
  const path = `/api/desk/cases/${caseNumber}/document?reader=${reader}&language=${language}`;
  const response = await fetch(`${world.url}${path}`, { headers: { cookie } });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${caseNumber}-${reader}.pdf"`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { bytes, sheets: await printedLines(bytes) };
}

/** Without line breaks: a text goes on on the next line. */
const wholeOf = (sheets: string[][]) => sheets.flat().join('');

async function toldCase(description = '激光器功率下降，断面毛刺明显；Spindelüberlast an Achse Y1.') {
  const { caseNumber } = await world.openCase({ description });
  const send = (path: string, json: object) => world.asStaff(mei, `/api/desk/cases/${caseNumber}/${path}`, { json });
  await send('replies', { id: newId(), text: '请清洁保护镜片。' });
  await send('notes', { id: newId(), text: '备注：客户去年也这样' });
  await send('calls', { id: newId(), at: world.clock.now().toISOString(), caller: 'maker', note: '通话里提到合同' });
  return caseNumber;
}

describe('S2.4 a case is printed', () => {
  it('for the customer with head, timeline and numbers, and nothing of what only staff see', async () => {
    const caseNumber = await toldCase();
    const text = wholeOf((await printed(caseNumber, 'customer')).sheets);
    for (const part of [
      caseNumber,
      press7.machineNumber,
      huadong.name,
      linWei.name,
      '请清洁保护镜片。',
      'Spindelüberlast',
    ])
      expect(text).toContain(part);
    for (const hidden of ['备注：客户去年也这样', '通话里提到合同', '仅员工可见', '负责人'])
      expect(text).not.toContain(hidden);
  });

  it('internally with notes, each marked as for staff only', async () => {
    const caseNumber = await toldCase();
    const text = wholeOf((await printed(caseNumber, 'internal')).sheets);
    for (const part of ['备注：客户去年也这样', '通话里提到合同', '仅员工可见', '请勿外传'])
      expect(text).toContain(part);
  });

  it.each([
    ['zh', '供客户'],
    ['en', 'For the customer'],
    ['de', 'Für den Kunden'],
  ])('in %s', async (language, words) => {
    const { caseNumber } = await world.openCase();
    expect(wholeOf((await printed(caseNumber, 'customer', language)).sheets)).toContain(words);
  });

  it('on as many sheets as a long case needs, every letter there and every sheet with its number', async () => {
    const letters = Array.from({ length: 900 }, (_, at) => String.fromCodePoint(0x4e00 + at * 3)).join('');
    const { caseNumber } = await world.openCase({
      description: `${letters}\n${'x'.repeat(400)}\n\n${'长'.repeat(3000)}`,
    });
    const { sheets } = await printed(caseNumber, 'customer');
    expect(sheets.length).toBeGreaterThan(2);
    expect(wholeOf(sheets)).toContain(letters);
    expect(wholeOf(sheets)).toContain('x'.repeat(400));
    for (const [at, lines] of sheets.entries()) expect(lines).toContain(`${at + 1} / ${sheets.length}`);
  });

  it('and the print is an audit entry that names the persons whose data it holds', async () => {
    const caseNumber = await toldCase();
    await printed(caseNumber, 'internal');
    const [entry] = await world.asOwner<{ subjects: string[] }>(
      `SELECT payload->'subjects' AS subjects FROM audit_entries WHERE what = 'printed a case' ORDER BY at DESC LIMIT 1`,
    );
    expect(entry!.subjects).toContain(linWei.personId);
  });

  it('not for whoever may not read it, nor for a reader that is none', async () => {
    const { caseNumber } = await world.openCase();
    const path = `/api/desk/cases/${caseNumber}/document`;
    expect((await world.asStaff(bohai, `${path}?reader=customer&language=zh`)).status).toBe(404);
    expect((await world.asStaff(mei, `${path}?reader=everybody&language=zh`)).status).toBe(400);
    expect((await world.asCustomer(linWei, `${path}?reader=customer&language=zh`)).status).toBe(401);
  });
});
