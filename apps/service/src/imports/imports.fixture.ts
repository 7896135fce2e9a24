import { readConfig } from '#platform/config';
import { openLog } from '#platform/log';
import { otto, type TestService } from '#testkit/service';
import { workConfigSchema } from '../config.ts';
import { wireWorker } from '../wiring.ts';

/** A machine's row as a customer's spreadsheet has it. */
export type SheetRow = readonly string[];

/** Header words of the sheet, as a Chinese colleague would write them. */
export const machineHeader: SheetRow = [
  '设备编号',
  '客户编号',
  '型号',
  '产品线',
  '安装地点',
  '交付日期',
  '保修至',
  '软件版本',
];

/** Number of a machine that is nobody's yet. */
export const numberOf = (at: number): string =>
  `A${String(Math.floor(at / 10_000)).padStart(4, '0')}N${String(at % 10_000).padStart(4, '0')}`;

/** Rows of machines of 华东, all of them right. */
export const goodRows = (count: number): string[][] =>
  Array.from({ length: count }, (_, at) => [
    numberOf(at),
    '410001',
    'TruBend 5130',
    '机床',
    `二号车间 ${at % 40} 区`,
    '2021-03-15',
    '2023-03-14',
    '7.2.1',
  ]);

let inverse: Map<string, number> | undefined;

/** GB18030 of a text whose characters have two bytes at most; made from the decoder, which has no inverse. */
export function gb18030(text: string): Buffer {
  if (!inverse) {
    inverse = new Map();
    const decoder = new TextDecoder('gb18030');
    for (let first = 0x81; first <= 0xfe; first++)
      for (let second = 0x40; second <= 0xfe; second++)
        if (second !== 0x7f) inverse.set(decoder.decode(Uint8Array.of(first, second)), (first << 8) | second);
  }
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else {
      const pair = inverse.get(letter);
      if (pair === undefined) throw new Error(`no two bytes for ${letter}`);
      bytes.push(pair >> 8, pair & 0xff);
    }
  }
  return Buffer.from(bytes);
}

/** An administrator's way through an import, with a worker beside the service. */
export function importsOf(world: TestService) {
  const config = readConfig(workConfigSchema, {
    DATABASE_URL_WORKER: world.database.urls.worker,
    FILES_FOLDER: world.filesFolder,
  });
  const open = () => wireWorker(config, world.clock, openLog('worker', 'silent'));
  const worker = open();
  const run = async (name: string, by = worker) => {
    world.clock.advance(31_000);
    await by.recurring.find((job) => job.name === name)!.run();
  };
  const at = (importId: string, rest = '') => `/api/desk/imports/${importId}${rest}`;
  const put = (importId: string, what: string, json: unknown = {}, by = otto) =>
    world.asStaff(by, at(importId, `/${what}`), { method: 'PUT', json });
  const read = async (importId: string) => (await world.asStaff(otto, at(importId))).body;
  const send = async (importId: string, kind: string, fileName: string, bytes: Buffer, by = otto) => {
    const response = await fetch(`${world.url}${at(importId)}?kind=${kind}&fileName=${encodeURIComponent(fileName)}`, {
      method: 'PUT',
      headers: {
        origin: world.url,
        cookie: await world.staffCookieFor(by),
        'content-type': 'application/octet-stream',
      },
      body: new Uint8Array(bytes),
    });
    return { status: response.status, body: await response.json() };
  };
  return {
    worker,
    open,
    run,
    put,
    read,
    send,
    /** Sends, checks and, unless the wish says otherwise, runs a file; answers the import as it stands then. */
    async whole(
      importId: string,
      kind: string,
      fileName: string,
      bytes: Buffer,
      wish: { newModels?: boolean; by?: typeof otto } = {},
    ) {
      const sent = await send(importId, kind, fileName, bytes, wish.by);
      if (sent.status !== 201) return sent.body;
      const { reading, mapping } = (await world.asStaff(otto, at(importId, '/preview'))).body;
      await put(importId, 'check', { reading, mapping, newModels: wish.newModels ?? false }, wish.by);
      await run('carry-on-imports');
      await put(importId, 'run', {}, wish.by);
      await run('carry-on-imports');
      return read(importId);
    },
    async refusals(importId: string) {
      const all: { line: number; reason: string; field: string | null; value: string | null }[] = [];
      for (let next: string | null = ''; next !== null; ) {
        const { body } = await world.asStaff(otto, at(importId, `/refusals${next ? `?cursor=${next}` : ''}`));
        all.push(...body.refusals);
        next = body.next;
      }
      return all;
    },
  };
}
