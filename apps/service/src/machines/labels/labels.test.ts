import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { encodeMachineLink, readCode } from '#contract/alarm-code';
import { openPrint } from '#platform/print';
import { bohai, foreignLaser, frieda, laser3, mei, press7, startService, type TestService } from '#testkit/service';
import { codePath, labelSheetsPdf } from './draw.ts';

let world: TestService;

beforeAll(async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true });
  world = await startService();
});
afterAll(() => world.close());

const drawn = (path: string, width: number, height: number) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="-4 -4 ${width / 4} ${height / 4}">
       <rect x="-4" y="-4" width="100%" height="100%" fill="#fff"/><path d="${path}"/></svg>`,
    ),
  );

const ask = async (by: typeof mei, query: string) => {
  const response = await fetch(`${world.url}/api/desk/machine-labels?language=zh&${query}`, {
    headers: { cookie: await world.staffCookieFor(by) },
  });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
};

describe('a label', () => {
  it('has a code that a scanner reads, frame and triangle of IEC 61406 around it', async () => {
    const link = encodeMachineLink({ home: 'https://service.example.cn', machineNumber: 'A0230E1234' });
    const png = await drawn(codePath(link, 100), 432, 432).png().toBuffer();
    const found = await readBarcodes(new Uint8Array(png));
    expect(found.map(({ text, format }) => [text, format])).toEqual([[link, 'QRCode']]);
    const read = readCode(found[0]!.text, { hosts: ['service.example.cn'] });
    expect(read).toEqual({ kind: 'machine-link', machineNumber: 'A0230E1234' });
    const { data, info } = await drawn(codePath(link, 100), 432, 432)
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const dark = (x: number, y: number) => data[Math.round((y + 4) * 4) * info.width + Math.round((x + 4) * 4)]! < 90;
    expect([dark(0.3, 50), dark(99.7, 50), dark(50, 0.3), dark(5, 5)]).toEqual([true, true, true, false]);
    expect([dark(97.5, 97.5), dark(2.5, 97.5), dark(97.5, 2.5)]).toEqual([true, false, false]);
  });

  it('shows Chinese letters as they are, not as empty squares, and never more than fits', async () => {
    const print = await openPrint();
    const ink = async (text: string) => {
      const { path } = print.outline(text, 20);
      const { channels } = await drawn(`M0 0${path}`, 240, 240).greyscale().stats();
      return channels[0]!.mean;
    };
    expect(print.outline('苏州恒锐', 10).path).not.toBe(print.outline('扫码报修', 10).path);
    expect(print.outline('\u{2a6d6}', 10).path).toBe(print.outline('\u{2a6d7}', 10).path);
    expect(await ink('')).toBe(255);
    for (const text of ['苏州恒锐精密钣金有限公司', 'Aldenhoff Medizintechnik Komponenten (Taicang) Co., Ltd.', '']) {
      expect(print.fitted(text, 8, 60).width).toBeLessThanOrEqual(60.01);
      const lines = print.wrapped(text, 8, 60, 2);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const { width } of lines) expect(width).toBeLessThanOrEqual(60.01);
    }
  });

  it('is shortened to as many letters as have room, however long the name', async () => {
    const print = await openPrint();
    const [name, size, room] = ['沈阳北辰电梯部件有限公司 Nordlicht Aufzüge '.repeat(6), 10, 90];
    const letters = [...name];
    const shown = (kept: number) => print.outline(`${letters.slice(0, kept).join('').trimEnd()}…`, size * 0.75);
    const most = letters.findIndex((_, at) => shown(at + 1).width > room + 0.01);
    expect(print.fitted(name, size, room)).toEqual(shown(most));
    expect(print.fitted(name.slice(0, 4), size, room)).toEqual(print.outline(name.slice(0, 4), size));
    const lines = print.wrapped(name, size, room, 3);
    expect(lines).toHaveLength(3);
    for (const { width } of lines) expect(width).toBeLessThanOrEqual(room + 0.01);
  });

  it('on a full sheet leaves room between for whatever else is asked', async () => {
    const label = { machineNumber: 'A0230E1234', model: 'TruBend 5130', company: '恒锐', site: '二号车间' };
    const wish = { sheet: 'a4-3x8', skip: 0, language: 'zh', home: 'https://service.example.cn' } as const;
    const turnsFor = async (count: number) => {
      let [turns, isDrawn] = [0, false];
      const turn = () => {
        turns++;
        if (!isDrawn) setImmediate(turn);
      };
      setImmediate(turn);
      const pdf = await labelSheetsPdf(
        Array.from({ length: count }, () => label),
        wish,
      );
      isDrawn = true;
      expect((await PDFDocument.load(pdf)).getPageCount()).toBe(1);
      return turns;
    };
    // The first one of all also reads the font.
    await turnsFor(1);
    expect((await turnsFor(24)) - (await turnsFor(1))).toBeGreaterThanOrEqual(23);
  });

  it('stands where the sheet has its labels, after those that are used up', async () => {
    const label = { machineNumber: 'A0230E1234', model: 'TruBend 5130', company: '华东', site: '一号车间' };
    const pages = async (count: number, skip: number, sheet: 'a4-3x8' | 'a4-2x4') => {
      const wish = { sheet, skip, language: 'zh', home: 'https://service.example.cn' } as const;
      const pdf = await labelSheetsPdf(
        Array.from({ length: count }, () => label),
        wish,
      );
      return (await PDFDocument.load(pdf)).getPages().map((page) => page.getSize().width.toFixed(0));
    };
    expect(await pages(24, 0, 'a4-3x8')).toEqual(['595']);
    expect(await pages(24, 1, 'a4-3x8')).toEqual(['595', '595']);
    expect(await pages(9, 0, 'a4-2x4')).toHaveLength(2);
  });
});

describe('label sheets', () => {
  it('are printed for machines one sees, and one that is foreign answers like one that is missing', async () => {
    const numbers = `numbers=${press7.machineNumber},${laser3.machineNumber}`;
    const { status, bytes } = await ask(mei, numbers);
    expect([status, bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const missing = await ask(bohai, 'numbers=A9999E9999');
    const foreign = await ask(bohai, numbers);
    expect([missing.status, foreign.status]).toEqual([404, 404]);
    expect((await ask(bohai, `numbers=${foreignLaser.machineNumber}`)).status).toBe(200);
    expect((await ask(frieda, numbers)).status).toBe(403);
    expect((await ask(mei, 'numbers=;DROP')).status).toBe(400);
    const audited = await world.asOwner(`SELECT 1 FROM audit_entries WHERE what = 'printed machine labels'`);
    expect(audited).toHaveLength(2);
  });
});
