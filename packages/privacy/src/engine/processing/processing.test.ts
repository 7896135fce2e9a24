import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RecipientId } from '#privacy/catalogue';
import {
  credential,
  doneByStaff,
  mixed,
  ownDetail,
  ownSecret,
  personal,
  type StoreEntry,
  type TableEntry,
  table,
} from '#privacy/vocabulary';
import { sample } from '../engine.fixture.ts';
import {
  committedRegister,
  liveDifferences,
  namelessOf,
  processingMistakes,
  processingRegister,
  registerHash,
  registerSnapshotsSql,
} from '../index.ts';

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

describe('who receives a column (S4.2)', () => {
  const planted = (entry: Pick<TableEntry, 'rows' | 'columns'> & { recipients?: readonly RecipientId[] }) => {
    const { recipients, ...rest } = entry;
    const columns = recipients && { columns: { value: { recipients } } };
    const handling = { ...profile, answers: { personal: ownDetail, credential: ownSecret }, ...columns } as const;
    const { columns: resolved } = processingRegister([table('planted', { ...place, ...rest, handling })], []);
    return resolved[0]!.recipients;
  };
  const shown = { value: personal('value', { customer: 'r' }) };

  it('is nobody where it is a secret, whatever is stated', () => {
    const secret = { value: credential('value', { customer: 'r' }) };
    expect(planted({ rows: { customer: 'company' }, columns: secret })).toEqual([]);
    expect(planted({ rows: { customer: 'company' }, columns: secret, recipients: ['operator'] })).toEqual([]);
  });

  it('are colleagues where the customer door shows it of others, and not where it shows one’s own alone', () => {
    expect(planted({ rows: { customer: 'company' }, columns: shown })).toContain('colleagues');
    expect(planted({ rows: { customer: 'person' }, columns: shown })).not.toContain('colleagues');
    expect(
      planted({ rows: { customer: 'company' }, columns: { value: personal('value', { customer: 'i' }) } }),
    ).toEqual(['operator', 'service-region']);
  });

  it('is nobody whom no purpose names', () => {
    expect(() => planted({ rows: { customer: 'company' }, columns: shown, recipients: ['the-person'] })).toThrow(
      'planted.value: goes to the-person, whom none of its purposes names (S4.2)',
    );
  });
});

describe('the register that is committed', () => {
  const { register } = committedRegister();

  it('S4.2 gives secrets and hashes of passwords to nobody, and the password leaves no region', () => {
    const secrets = register.columns.filter((each) => each.class === 'credential');
    expect(secrets.length).toBeGreaterThan(15);
    expect(secrets.filter(({ recipients }) => recipients.length > 0)).toEqual([]);
    const places = [...register.columns.map((each) => ({ ...each, kinds: [each.kind] })), ...register.stores];
    for (const secret of ['password', 'authenticator'] as const) {
      const holding = places.filter(({ kinds }) => (kinds as readonly unknown[]).includes(secret));
      expect(holding.length).toBeGreaterThan(0);
      expect(holding.flatMap(({ recipients }) => recipients)).toEqual([]);
      expect(register.connectors.filter(({ kinds, from, to }) => kinds.includes(secret) && from !== to)).toEqual([]);
    }
    // Other data of the same purposes do go to somebody.
    expect(places.filter(({ recipients }) => recipients.length > 0).length).toBeGreaterThan(100);
  });

  it('S5.1 says of nothing that the account consists of that it goes to the service region', () => {
    const abroad = register.columns.filter(
      ({ database, recipients }) => database === 'home' && recipients.includes('service-region'),
    );
    expect(new Set(abroad.map(({ kind }) => kind))).toEqual(new Set(['random-id', 'consent']));
    expect(abroad.filter(({ column }) => /account|login|email/.test(column))).toEqual([]);
  });

  it.each([
    'apps/service/migrations/0106-register-snapshots.sql',
    'apps/identity/migrations/customer/0106-register-snapshots.sql',
  ])('is kept in a table that %s makes', (path) => {
    expect(readFileSync(path, 'utf8')).toContain(registerSnapshotsSql);
  });

  it('uses every kind, purpose, period, recipient and keep that the catalogue has', () => {
    const places = [...register.columns.filter(({ kind }) => kind), ...register.stores.flatMap(answersOfStore)];
    const used = {
      kinds: new Set([...places.map(({ kind }) => kind), ...register.stores.flatMap(({ kinds }) => kinds)]),
      purposes: new Set(places.flatMap(({ purposes }) => purposes)),
      keeps: new Set(
        [...register.columns, ...places].flatMap(({ erase }) => (typeof erase === 'object' ? erase.keep : [])),
      ),
      periods: new Set<string | null>([
        ...places.map(({ period }) => period),
        ...Object.values(register.keeps).map(({ until }) => until),
      ]),
      recipients: new Set<string>(Object.values(register.purposes).flatMap(({ recipients }) => recipients)),
    };
    for (const part of Object.keys(used) as (keyof typeof used)[])
      expect(
        Object.keys(register[part]).filter((id) => !(used[part] as Set<string | null>).has(id)),
        part,
      ).toEqual([]);
  });

  it('S4.1 lets data serve the purposes of the catalogue and nobody else: maker, company, person', () => {
    const held = register.columns.filter(({ kind }) => kind !== null);
    expect(held.length).toBeGreaterThan(200);
    expect(held.filter(({ purposes }) => purposes.length === 0)).toEqual([]);
    expect(Object.keys(register.recipients).sort()).toEqual([
      'colleagues',
      'customers',
      'operator',
      'service-region',
      'the-person',
    ]);
  });

  it('S3.1 gives each kind of data a period in three languages, none under its legal minimum', () => {
    const days = (length: string | null | undefined) => {
      const [, count = '', unit = ''] = /^P(\d+)([YMD])$/.exec(length ?? '') ?? [];
      return Number(count) * ({ Y: 365, M: 30, D: 1 }[unit] ?? 0);
    };
    const held = register.columns.filter(({ kind }) => kind !== null);
    for (const kind of Object.keys(register.kinds)) {
      const kept = [
        ...held.filter((each) => each.kind === kind).map(({ period }) => period),
        ...register.stores
          .filter(({ kinds }) => (kinds as readonly string[]).includes(kind))
          .map(({ period }) => period),
      ];
      expect(kept.length, kind).toBeGreaterThan(0);
      for (const period of kept)
        expect(Object.values<string>(register.periods[period!].text).every((text) => text.length > 0)).toBe(true);
    }
    const bound: { length: string | null; atLeast?: string }[] = Object.values(register.periods);
    const minima = bound.filter(({ atLeast }) => atLeast !== undefined);
    expect(minima.length).toBeGreaterThan(0);
    expect(minima.filter(({ length, atLeast }) => days(length) < days(atLeast))).toEqual([]);
    // Without a length something has to end it: the person, the company or the end of work, never nothing.
    expect(held.filter(({ period }) => period === null)).toEqual([]);
  });

  it('S3.1 refuses personal data without a period', () => {
    const { period: _, ...timeless } = profile;
    const handling = { ...timeless, answers: { personal: ownDetail } } as unknown as TableEntry['handling'];
    expect(withTable({ ...place, handling, columns: { name: personal('name', { staff: 'r' }) } })).toEqual([
      'planted.name: no period says until when it is held (S3.1)',
    ]);
  });

  it('names files that are there as verifiers of stores', () => {
    expect(register.stores.filter(({ verifier }) => !existsSync(verifier)).map(({ store }) => store)).toEqual([]);
  });

  it('has a name in three languages for everything that can be looked for, and misses one that is taken away', () => {
    expect(namelessOf(register)).toEqual([]);
    const [first, ...rest] = register.stores;
    expect(namelessOf({ ...register, stores: [{ ...first!, called: null }, ...rest] })).toHaveLength(1);
  });

  it('is told from data maps that say something else, by what differs', () => {
    const live = { tables: sample, stores: [], connectors: [] };
    const own = processingRegister(sample, []);
    expect(liveDifferences(live, own)).toEqual([]);
    const changed = sample.map((each) => (each.name === 'cards' ? { ...each, is: 'Something else.' } : each));
    expect(liveDifferences({ ...live, tables: changed }, own)).toEqual([
      'table service.cards is not what docs/generated/register.json says: run "npm run gen"',
    ]);
    const fewer = sample.filter(({ name }) => name !== 'cards');
    expect(liveDifferences({ ...live, tables: fewer }, own).length).toBeGreaterThan(1);
  });
});

const answersOfStore = ({ kinds, purposes, period, answers }: StoreEntry) =>
  kinds.map((kind) => ({ kind, purposes, period, erase: answers.erase }));
