import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { shortenAddress } from './index.ts';

const here = fileURLToPath(new URL('./index.ts', import.meta.url));

/** Messages that reached stdout from a process that runs some lines with an open log. */
function logged(lines: string): string[] {
  const script = `import { openLog } from ${JSON.stringify(here)}; const log = openLog('trial'); ${lines}`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return [...stdout.matchAll(/"msg":"(\w+)"/g)].map(([, message]) => message!);
}

describe('the log goes out in blocks and loses nothing', () => {
  it('when the process ends, on purpose or by a bug', () => {
    expect(logged(`log.info('one'); process.exit(0)`)).toEqual(['one']);
    expect(logged(`log.info('one'); throw new Error('bug')`)).toEqual(['one']);
  });

  it('before a warning, even when the process is killed the moment after', () => {
    expect(logged(`log.info('one'); log.warn('two'); process.kill(process.pid, 'SIGKILL')`)).toEqual(['one', 'two']);
    expect(logged(`log.info('one'); process.kill(process.pid, 'SIGKILL')`)).toEqual([]);
  });

  it('while the process goes on', () => {
    const lines = `log.info('one'); setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1500)`;
    expect(logged(lines)).toEqual(['one']);
  });
});

describe('S0.3 an address in the log names no device', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0'],
    ['::ffff:203.0.113.77', '203.0.113.0'],
    ['::ffff:cb00:714d', '203.0.113.0'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::'],
    ['2001:0db8:0001:0002::6', '2001:db8:1::'],
    ['2001::abcd:1', '2001::'],
    ['2001:0:5::abcd', '2001:0:5::'],
    ['fe80::1a2b:3c4d:5e6f:7a8b%eth0', 'fe80::'],
    ['::1', '::'],
    ['::', '::'],
    ['no address', 'unknown'],
  ])('%s becomes %s', (address, short) => {
    expect(shortenAddress(address)).toBe(short);
  });
});
