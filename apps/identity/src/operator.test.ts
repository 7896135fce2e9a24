import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOperatorProfile, withControlKeys } from './operator.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'operator-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const demoKeys = new URL('../../../operator/demo-control-keys.json', import.meta.url).pathname;

describe('keys of controls', () => {
  it('S2.9 the default profile believes no key; a demonstration adds its own', async () => {
    const profile = await readOperatorProfile();
    expect(profile.controlKeys).toEqual([]);
    expect((await withControlKeys(profile)).controlKeys).toEqual([]);
    expect((await withControlKeys(profile, demoKeys)).controlKeys.map((key) => key.id)).toEqual(['demo-1']);
  });

  it('S2.9 a list with anything but ids and points is refused with the name of its file', async () => {
    const profile = await readOperatorProfile();
    const file = join(folder, 'keys.json');
    const point = 'A'.repeat(43);
    for (const wrong of ['', '{}', '[{"id":"a"}]', `[{"id":"<b>","x":"${point}","y":"${point}"}]`]) {
      await writeFile(file, wrong);
      await expect(withControlKeys(profile, file), wrong).rejects.toThrow(/keys\.json/);
    }
    // A private key in a public file.
    await writeFile(file, `[{"id":"a","x":"${point}","y":"${point}","d":"${point}"}]`);
    await expect(withControlKeys(profile, file)).rejects.toThrow(/keys\.json/);
  });
});
