import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emulatorSettings } from '../config.ts';
import { emulatorServer } from './server.ts';

const settings = (environment: Record<string, string> = {}) => emulatorSettings.parse(environment);
let dist: string;
let server: FastifyInstance;

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'emulator-'));
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Control</title>');
  await writeFile(join(dist, 'machines.json'), '[{"machineNumber":"A0230E1234"}]');
  server = await emulatorServer(
    settings({ HOME_URL: 'http://localhost:4100', MACHINES_FILE: join(dist, 'list.json') }),
    dist,
  );
});
afterAll(async () => {
  await server.close();
  await rm(dist, { recursive: true, force: true });
});

describe('the server of the control emulator', () => {
  it('every answer, also an error, has the strict headers', async () => {
    for (const url of ['/', '/config.json', '/machines.json', '/nothing', '/../../package.json']) {
      const { headers } = await server.inject(url);
      expect(headers['content-security-policy'], url).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(headers['x-content-type-options'], url).toBe('nosniff');
    }
    expect((await server.inject('/%2e%2e/package.json')).statusCode).toBeGreaterThanOrEqual(400);
  });

  it('S2.9 tells the page where the customer app is', async () => {
    expect((await server.inject('/config.json')).json()).toEqual({ homeUrl: 'http://localhost:4100' });
    const other = await emulatorServer(settings(), dist);
    expect((await other.inject('/config.json')).json()).toEqual({ homeUrl: null });
    await other.close();
  });

  it('S2.9 plays the built-in machines until the seed has written its list', async () => {
    expect((await server.inject('/machines.json')).json()).toEqual([{ machineNumber: 'A0230E1234' }]);
    await writeFile(join(dist, 'list.json'), '[{"machineNumber":"L0471K0098"}]');
    expect((await server.inject('/machines.json')).json()).toEqual([{ machineNumber: 'L0471K0098' }]);
  });

  it('says in one line that the page is not built', async () => {
    await expect(emulatorServer(settings(), join(dist, 'nowhere'))).rejects.toThrow(/is not built: run/);
  });
});
