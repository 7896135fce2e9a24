import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemPath } from '../db/database-user.ts';
import { type Supervised, supervise } from './supervisor.ts';

let folder: string;
let said: string[];
let running: Supervised | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sc-supervise-'));
  said = [];
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function start(source: string): Promise<Supervised> {
  const entry = join(folder, 'child.ts');
  writeFileSync(entry, source);
  const report = (line: string) => said.push(line);
  running = await supervise({ name: 'child', entry, environment: { PATH: systemPath } }, { logFolder: folder, report });
  return running;
}

const staysUp = "process.send?.('ready'); setInterval(() => {}, 1000);";

describe('a supervised process', () => {
  it('is started again when it ends by itself', async () => {
    const child = await start(staysUp);
    const before = child.pid()!;
    process.kill(before, 'SIGKILL');
    await expect.poll(() => child.pid(), { timeout: 5_000 }).not.toBe(before);
    expect(said[0]).toMatch(/^child ended \(SIGKILL\) and is started again/);
  });

  it('stays down after kill until it is restarted', async () => {
    const child = await start(staysUp);
    const before = child.pid()!;
    await child.kill();
    expect(() => process.kill(before, 0)).toThrow();
    await child.restart();
    process.kill(child.pid()!, 0);
    expect(child.pid()).not.toBe(before);
  });

  it('that ends before it is ready gives its own reason in one line', async () => {
    const failing = "process.stderr.write('setting PORT: must be a number\\n'); process.exit(1);";
    await expect(start(failing)).rejects.toThrow(
      /^child could not start: setting PORT: must be a number \(its log is /,
    );
  });

  it('has its lines in a log, and its errors on the terminal', async () => {
    const error = JSON.stringify({ level: 50, msg: 'lost the database' });
    await start(
      `process.stdout.write(${JSON.stringify(`${error}\n`)}, () => process.send?.('ready')); setInterval(() => {}, 1000);`,
    );
    await expect.poll(() => said).toEqual(['child: lost the database']);
    await expect.poll(() => readFileSync(join(folder, 'child.log'), 'utf8')).toContain('lost the database');
  });
});
