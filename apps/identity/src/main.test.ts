import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#platform/config';
import { freePort } from '#testkit/ports';
import { contradictions, customerConfigSchema } from './config.ts';
import { openTestHome, type TestHome } from './identity.fixture.ts';

let home: TestHome;
const children: ChildProcess[] = [];
beforeAll(async () => {
  home = await openTestHome();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await home.close();
});

function start(environment: Record<string, string>) {
  const child = fork(fileURLToPath(new URL('./main.ts', import.meta.url)), {
    env: { PATH: process.env.PATH, ...environment },
    silent: true,
  });
  children.push(child);
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return { child, stderr: () => stderr };
}

describe('the process', () => {
  it('says when it is ready, serves beside another one of its kind, and ends on SIGTERM', async () => {
    const port = String(await freePort());
    const { child } = start({ ...home.environment, PORT: port });
    expect(await once(child, 'message')).toEqual(['ready', undefined]);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('ends when its parent is gone', async () => {
    const { child } = start({ ...home.environment, PORT: String(await freePort()) });
    await once(child, 'message');
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('lists every wrong setting, one line each, and exits with 1', async () => {
    const { child, stderr } = start({ ...home.environment, PORT: 'x', COOKIE_SECRET: 'short', SMTP_URL: 'http://x' });
    expect((await once(child, 'exit'))[0]).toBe(1);
    for (const name of ['PORT', 'COOKIE_SECRET', 'SMTP_URL'])
      expect(stderr()).toMatch(new RegExp(`^setting ${name}: `, 'm'));
    expect(stderr()).not.toContain(' at ');
  });

  it('says which command builds the app that is missing', async () => {
    const { child, stderr } = start({
      ...home.environment,
      PORT: String(await freePort()),
      CUSTOMER_APP_FOLDER: '/nowhere',
    });
    expect((await once(child, 'exit'))[0]).toBe(1);
    expect(stderr()).toContain('npm start');
  });

  it('S6.1 refuses to listen beyond loopback without a TLS proxy', () => {
    const read = (more: Record<string, string>) =>
      contradictions(readConfig(customerConfigSchema, { ...home.environment, ...more }));
    expect(read({})).toEqual([]);
    expect(read({ HOST: '0.0.0.0' })).toEqual([expect.stringContaining('TRUSTED_PROXY')]);
    expect(read({ HOST: '0.0.0.0', TRUSTED_PROXY: '10.0.0.2' })).toEqual([]);
    expect(read({ CUSTOMER_ISSUER_URL: 'http://localhost:1/oidc' })).toEqual([
      expect.stringContaining('CUSTOMER_ISSUER_URL'),
    ]);
  });
});
