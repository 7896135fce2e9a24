import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileLimits } from '#contract';
import { newId } from '#platform/ids';
import { median } from '../driver/rounds.ts';
import type { Ground } from '../ground/index.ts';
import { percent, type Row, verdictOf } from '../report/row.ts';

const mebibyte = 1024 * 1024;
const wholeBytes = 500 * mebibyte;
// As a client cuts a video into pieces on a fast line.
const { pieceBytes } = fileLimits;
const rounds = 5;

/** Noise, so that no file system finds something to leave out. */
const piece = Buffer.from(Uint32Array.from({ length: pieceBytes / 4 }, (_, at) => Math.imul(at, 2_654_435_761)).buffer);

/** One request over a kept connection, its body in pieces; answers its status. */
async function send(agent: Agent, url: string, method: string, headers: Record<string, string>, bytes: number) {
  const call = request(url, { agent, method, headers: { ...headers, 'content-length': String(bytes) } });
  const answered = once(call, 'response') as Promise<[NodeJS.ReadableStream & { statusCode: number }]>;
  for (let left = bytes; left > 0; left -= pieceBytes)
    if (!call.write(left >= pieceBytes ? piece : piece.subarray(0, left))) await once(call, 'drain');
  call.end();
  const [response] = await answered;
  response.resume();
  await once(response, 'end');
  if (response.statusCode >= 300) throw new Error(`${method} ${url} answered ${response.statusCode}`);
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Sends a file through the service, as tus does it; answers megabytes a second up to the last acknowledgement. */
async function throughService(agent: Agent, ground: Ground, token: string): Promise<number> {
  const { origin } = ground.small;
  const uploadId = newId();
  const own = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' };
  const metadata = `fileId ${base64(uploadId)},filename ${base64('a.mp4')},filetype ${base64('video/mp4')}`;
  const begun = performance.now();
  const creation = { ...own, 'upload-length': String(wholeBytes), 'upload-metadata': metadata };
  await send(agent, `${origin}/api/uploads`, 'POST', creation, 0);
  for (let at = 0; at < wholeBytes; at += pieceBytes) {
    const headers = { ...own, 'upload-offset': String(at), 'content-type': 'application/offset+octet-stream' };
    await send(agent, `${origin}/api/uploads/${uploadId}`, 'PATCH', headers, Math.min(pieceBytes, wholeBytes - at));
  }
  const seconds = (performance.now() - begun) / 1000;
  await send(agent, `${origin}/api/uploads/${uploadId}`, 'DELETE', own, 0);
  return wholeBytes / mebibyte / seconds;
}

async function plainly(agent: Agent, port: number): Promise<number> {
  const begun = performance.now();
  await send(agent, `http://127.0.0.1:${port}/`, 'PUT', {}, wholeBytes);
  return wholeBytes / mebibyte / ((performance.now() - begun) / 1000);
}

/** Most memory a process has had, in megabytes; Linux alone tells. */
function peakOf(pid: number): number | undefined {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return undefined;
  }
}

async function measured(ground: Ground, port: number): Promise<{ ours: number[]; plain: number[] }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const [member] = ground.small.company.members;
  const ours: number[] = [];
  const plain: number[] = [];
  try {
    // The first round of each is not counted.
    for (let round = 0; round <= rounds; round++) {
      const token = await ground.region.tokenFor(member!.personId);
      const sides = [async () => ours.push(await throughService(agent, ground, token))];
      sides.push(async () => plain.push(await plainly(agent, port)));
      for (const side of round % 2 ? sides.reverse() : sides) await side();
    }
    return { ours: ours.slice(1), plain: plain.slice(1) };
  } finally {
    agent.destroy();
  }
}

/** 500 MB in pieces through the service beside one plain PUT that is written and synchronised (trust.md §5). */
export async function uploadRow(ground: Ground): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'service-center-plain-'));
  const script = fileURLToPath(new URL('./plain.ts', import.meta.url));
  const child = fork(script, [join(folder, 'file')], { execArgv: [] });
  try {
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    const { ours, plain } = await measured(ground, port);
    const ratios = ours.map((each, at) => each / plain[at]!).sort((a, b) => a - b);
    const figure = median(ratios);
    const peak = peakOf(ground.region.pid(ground.small.process)!);
    return {
      what: 'upload of 500 MB',
      ours: `${Math.round(median(ours))} MB/s in pieces of ${pieceBytes / mebibyte} MB`,
      baseline: `${Math.round(median(plain))} MB/s in one PUT`,
      figure: percent(figure),
      spread: `${percent(ratios[0]!)} – ${percent(ratios.at(-1)!)}`,
      reach: '≥ 60 %',
      record: '80 %',
      verdict: verdictOf(figure, { reach: 0.6, record: 0.8, better: 'more' }),
      notes: peak === undefined ? [] : [`the service's process never took more than ${Math.round(peak)} MB`],
    };
  } finally {
    child.disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
}
