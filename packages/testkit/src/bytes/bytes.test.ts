import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scanBytes } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'bytes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const canary = 'wei.lin+7@hall.example';
const looked = async (bytes: Buffer) => {
  writeFileSync(join(folder, 'file'), bytes);
  return (await scanBytes([folder], { mail: canary })).found.map(({ canary: name }) => name);
};

describe('looking for bytes (privacy.md §7)', () => {
  it.each([
    ['as they are', Buffer.from(`...${canary}...`)],
    ['in UTF-16', Buffer.from(`..${canary}..`, 'utf16le')],
    ['in UTF-16, the big end first', Buffer.from(`..${canary}..`, 'utf16le').swap16()],
    ['in hexadecimal', Buffer.from(`x${Buffer.from(canary).toString('hex')}`)],
    ['in base64 at the beginning', Buffer.from(Buffer.from(`${canary} and more`).toString('base64'))],
    ['in base64 behind one letter', Buffer.from(Buffer.from(`a${canary}`).toString('base64'))],
    ['in base64 behind two letters', Buffer.from(Buffer.from(`ab${canary}!`).toString('base64'))],
    ['in base64url', Buffer.from(Buffer.from(`ab${canary}??`).toString('base64url'))],
    ['in an address', Buffer.from(`?m=${encodeURIComponent(canary)}`)],
    ['over the border of two pieces', Buffer.concat([Buffer.alloc((1 << 20) - 9, 'x'), Buffer.from(canary)])],
  ])('finds them %s', async (_, bytes) => {
    expect((await looked(bytes)).length).toBeGreaterThan(0);
  });

  it('finds nothing where they are not', async () => {
    expect(await looked(Buffer.from('wei.lin+8@hall.example'.repeat(50_000)))).toEqual([]);
  });
});
