import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { committedRegister } from '#privacy/engine';
import { none, ownDetail, personal, table } from '#privacy/vocabulary';
import { scanBytes } from '../bytes/index.ts';
import { asNeedles, canaries, canaryMark } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'canaries-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cards = table('cards', {
  database: 'home',
  region: 'home',
  is: 'A card.',
  rows: {},
  handling: { kind: 'name', purposes: ['sign-in'], period: 'account', answers: { personal: ownDetail } },
  columns: { name: personal('name', {}), colour: none({}) },
});

describe('the canaries of the tests', () => {
  it('are one for each column of personal data in the register, in all three databases', () => {
    const declared = committedRegister()
      .register.columns.filter(({ kind }) => kind !== null)
      .map(({ database, table: name, column }) => `${database}.${name}.${column}`);
    const names = canaries().map(({ name }) => name);
    expect(names.sort()).toEqual(declared.sort());
    expect(new Set(names.map((name) => name.split('.')[0]))).toEqual(new Set(['home', 'service', 'staff_realm']));
  });

  it('come with a column that is declared, and not for one that says nothing about anybody', () => {
    expect(canaries([cards]).map(({ name }) => name)).toEqual(['home.cards.name']);
  });

  it('are never the same twice', () => {
    const all = [...canaries(), ...canaries()].map(({ digits }) => digits);
    expect(new Set(all).size).toBe(all.length);
  });

  it.each([
    ['a text', ({ text }: { text: string }) => Buffer.from(text)],
    ['an id', ({ uuid }: { uuid: string }) => Buffer.from(`"${uuid}"`)],
    ['bytes printed by the database', ({ bytes }: { bytes: Buffer }) => Buffer.from(`\\x${bytes.toString('hex')}`)],
  ])('are found as %s, and not where they are not', async (_, spelled) => {
    const [planted, other] = [canaries([cards])[0]!, canaries([cards])[0]!];
    expect(planted.text).toContain(canaryMark);
    writeFileSync(join(folder, 'file'), spelled(planted));
    expect((await scanBytes([folder], asNeedles([planted]))).found.length).toBeGreaterThan(0);
    expect((await scanBytes([folder], asNeedles([other]))).found).toEqual([]);
  });
});
