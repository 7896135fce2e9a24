import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { projectFolder } from './config.ts';
import { freePorts, type Launched, launchTrial, processesOf } from './trial/launched.ts';

let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sc-launch-'));
  chmodSync(folder, 0o711);
  environment = { ...(await freePorts()), DATA_FOLDER: join(folder, 'data') };
});

afterAll(() => {
  for (const pid of processesOf(folder)) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

// A test that failed must not leave its launcher to the next one.
afterEach(() => {
  for (const pid of processesOf(folder)) process.kill(pid, 'SIGKILL');
});

async function running(launched: Launched): Promise<void> {
  await expect.poll(launched.output, { timeout: 60_000 }).toContain('Service Center runs');
}

function launcherPid(): number {
  return (JSON.parse(readFileSync(join(folder, 'data', 'lock'), 'utf8')) as { pid: number }).pid;
}

async function nothingLeft(): Promise<void> {
  await expect.poll(() => processesOf(folder), { timeout: 5_000, interval: 50 }).toEqual([]);
}

describe('npm start', () => {
  it('leaves no orphan when the launcher is killed with -9', async () => {
    const launched = launchTrial(environment);
    await running(launched);
    expect(processesOf(folder).length).toBeGreaterThanOrEqual(6);
    process.kill(launcherPid(), 'SIGKILL');
    await nothingLeft();
  }, 120_000);

  it('leaves no orphan on a machine without setpriv either', async () => {
    const launched = launchTrial({ ...environment, PATH: '/nowhere' });
    await running(launched);
    process.kill(launcherPid(), 'SIGKILL');
    await nothingLeft();
  }, 120_000);

  it('starts again after that, and leaves no orphan when npm is killed with -9', async () => {
    const launched = launchTrial(environment);
    await running(launched);
    launched.npm.kill('SIGKILL');
    await nothingLeft();
  }, 120_000);

  it('starts again at once after npm was killed, and Ctrl-C stops everything within 5 s', async () => {
    const first = launchTrial(environment);
    await running(first);
    first.npm.kill('SIGKILL');
    const second = launchTrial(environment);
    await running(second);
    const asked = performance.now();
    process.kill(launcherPid(), 'SIGINT');
    expect(await second.ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(5_000);
    await nothingLeft();
  }, 180_000);

  it('comes back when a database server is killed', async () => {
    const launched = launchTrial(environment);
    await running(launched);
    const pidFile = join(folder, 'data', 'clusters', 'home', 'pgdata', 'postmaster.pid');
    const before = readFileSync(pidFile, 'utf8').split('\n')[0]!;
    process.kill(Number(before), 'SIGKILL');
    const state = () => {
      const lines = readFileSync(pidFile, 'utf8').split('\n');
      return lines[0] !== before && lines[7]?.trim() === 'ready';
    };
    await expect.poll(() => attempt(state), { timeout: 10_000 }).toBe(true);
    const second = launchTrial(environment);
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/already runs with .* stop it with Ctrl-C or "kill \d+"/);
    process.kill(launcherPid(), 'SIGTERM');
    await nothingLeft();
  }, 180_000);
});

describe('npm start that cannot go on says one line', () => {
  async function refusal(extra: Record<string, string>, options: string[] = []): Promise<string> {
    const launched = launchTrial({ ...environment, ...extra }, options);
    expect(await launched.ended).toBe(1);
    return launched.output();
  }

  it('about a busy port', async () => {
    const server = createServer();
    await new Promise<void>((settle) => server.listen(Number(environment.HOME_PORT), '127.0.0.1', settle));
    const said = await refusal({});
    server.close();
    expect(said).toMatch(
      /^npm start: Port \d+ \(HOME_PORT\) already in use by another program: stop that program, or set HOME_PORT .*\n$/,
    );
  });

  it('about its own failure, and none about a connection that lost its database when the start was undone', async () => {
    const entry = join(projectFolder, 'tools/start/trial/fake-failure.ts');
    const { status, stderr } = await new Promise<{ status: number | null; stderr: string }>((settle) => {
      const child = execFile(
        process.execPath,
        [entry],
        { env: { PATH: process.execPath, ...environment } },
        (_error, _out, said) => settle({ status: child.exitCode, stderr: said }),
      );
    });
    expect([status, stderr]).toEqual([1, 'npm start: this start fails on purpose.\n']);
    await nothingLeft();
  }, 120_000);

  it('about each wrong setting', async () => {
    const said = await refusal({ HOME_PORT: 'many', DEMO: 'perhaps' });
    expect(said.trim().split('\n')).toHaveLength(2);
    expect(said).toMatch(/setting HOME_PORT: must be a number/);
    expect(said).toMatch(/setting DEMO: must be yes or no/);
  });

  it('about a data folder that cannot be written', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(await refusal({ DATA_FOLDER: join(file, 'data') })).toMatch(
      /^npm start: The data folder .* cannot be written .*set DATA_FOLDER.*\n$/,
    );
  });

  it('about --fresh over data when nobody can be asked', async () => {
    expect(await refusal({}, ['--fresh'])).toMatch(/^npm start: --fresh would remove the data in .*--yes.*\n$/);
  });

  it.runIf(process.getuid?.() === 0)("about a home that the database's user cannot enter", async () => {
    const home = join(folder, 'home');
    execFileSync('mkdir', ['-m', '700', home]);
    expect(await refusal({ DATA_FOLDER: join(home, 'data') })).toMatch(
      /^npm start: The database's user ".*" cannot enter .*home: .*\n$/,
    );
  });
});

function attempt(state: () => boolean): boolean {
  try {
    return state();
  } catch {
    return false;
  }
}
