import { describe, expect, it } from 'vitest';
import {
  credential,
  doneByStaff,
  mixed,
  ownDetail,
  ownSecret,
  personal,
  type TableEntry,
  table,
} from '#privacy/vocabulary';
import { sample } from '../engine.fixture.ts';
import { processingMistakes, processingRegister, registerHash } from '../index.ts';

const place = {
  database: 'service',
  region: 'service',
  is: 'Something.',
  rows: { staff: 'all' },
  whyAll: 'a test.',
} as const;
const profile = { kind: 'name', purposes: ['membership'], period: 'profile' } as const;
const withTable = (entry: Omit<TableEntry, 'name'>) => processingMistakes([...sample, table('planted', entry)], []);

describe('the answers of the processing register', () => {
  it('are complete for the sample, and its register has the same hash whatever the order of its tables', () => {
    expect(processingMistakes(sample, [])).toEqual([]);
    const hash = registerHash(processingRegister(sample, []));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(registerHash(processingRegister([...sample].reverse(), []))).toBe(hash);
  });

  it('change the hash when any one of them changes', () => {
    const hash = registerHash(processingRegister(sample, []));
    const changed = sample.map((each) =>
      each.name === 'cards' && each.handling !== 'of-nobody'
        ? { ...each, handling: { ...each.handling, answers: { personal: { ...ownDetail, log: 'allowed' as const } } } }
        : each,
    );
    expect(registerHash(processingRegister(changed, []))).not.toBe(hash);
  });

  it.each([
    [
      'a personal column in a table of nobody',
      { ...place, handling: 'of-nobody', columns: { name: personal('name', { staff: 'r' }) } },
      'planted.name: the table has no answers for personal data',
    ],
    [
      'a class that the table does not answer for',
      {
        ...place,
        handling: { ...profile, answers: { personal: ownDetail } },
        columns: { text: mixed('text', { staff: 'r' }) },
      },
      'planted.text: the table has no answers for mixed data',
    ],
    [
      'an answer for a column that is not there',
      {
        ...place,
        handling: { ...profile, answers: { personal: ownDetail }, columns: { nmae: { kind: 'name' } } },
        columns: { name: personal('name', { staff: 'r' }) },
      },
      'planted.nmae is answered for, but not declared',
    ],
    [
      'a secret in a copy',
      {
        ...place,
        handling: { ...profile, answers: { credential: { ...ownSecret, export: 'include' } } },
        columns: { hash: credential('hash', { staff: 'r' }) },
      },
      'planted.hash: a secret is in no copy',
    ],
    [
      'free text in a log',
      {
        ...place,
        handling: { ...profile, answers: { mixed: { ...ownDetail, log: 'allowed' } } },
        columns: { text: mixed('text', { staff: 'r' }) },
      },
      'planted.text: free text is in no log',
    ],
    [
      'a value of the account abroad (S5.1)',
      {
        ...place,
        handling: { ...profile, purposes: ['sign-in'], answers: { personal: ownDetail } },
        columns: { login: personal('login', { staff: 'r' }) },
      },
      'planted.login: purpose sign-in rests on the policy alone and does not leave home (S5.1)',
    ],
    [
      'what moves into the envelope and stays',
      {
        ...place,
        handling: { ...profile, answers: { personal: { ...doneByStaff, seal: 'move' } } },
        columns: { name: personal('name', { staff: 'r' }) },
      },
      'planted.name: moves into the envelope, and yet stays when the erasure is final',
    ],
  ] as const)('refuse %s', (_, entry, line) => {
    expect(withTable(entry)).toEqual([line]);
  });
});
