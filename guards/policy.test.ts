import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Collected,
  changesBetween,
  classOfChange,
  collectedHash,
  newestSource,
  type PolicySource,
  policySources,
} from '#privacy/policy';

const printed = JSON.parse(readFileSync('docs/generated/collected-data.json', 'utf8')) as Collected;
const nothing: Collected = { format: 'collected-data/1', functions: [], copies: [] };
const weights = { none: 0, notice: 1, agreement: 2 } as const;

/** What is wrong with the sources of the policy against the list of collected data (privacy.md G4), one sentence each. */
function sourceMistakes(sources: readonly PolicySource[], live: Collected): string[] {
  const mistakes = sources.flatMap((source, at) => {
    const before = sources[at - 1]?.collected ?? nothing;
    const asked = classOfChange(before, source.collected);
    return [
      ...(source.collectedHash === collectedHash(source.collected)
        ? []
        : [`source ${source.id} does not name the list it was written for`]),
      ...(weights[source.change] >= weights[asked]
        ? []
        : [`source ${source.id} calls its change "${source.change}", but it asks for "${asked}"`]),
    ];
  });
  const newest = sources.at(-1)!;
  const unfollowed = changesBetween(newest.collected, live).map(({ asks, says }) => `${asks}: ${says}`);
  const follows = collectedHash(newest.collected) === collectedHash(live);
  return follows ? mistakes : [...mistakes, `no policy source follows the register: ${unfollowed.join('; ')}`];
}

const source = newestSource();
const changed = (change: (functions: Collected['functions']) => Collected['functions']): Collected => ({
  ...printed,
  functions: change(printed.functions),
});
const [first, ...others] = printed.functions;
const withKind = (kind: Partial<Collected['functions'][number]['kinds'][number]>) =>
  changed(() => [{ ...first!, kinds: [{ ...first!.kinds[0]!, ...kind }, ...first!.kinds.slice(1)] }, ...others]);
const next = (live: Collected, change: PolicySource['change']): PolicySource => ({
  ...source,
  id: '2',
  change,
  collected: live,
  collectedHash: collectedHash(live),
});

describe('gate G4: the policy follows the register', () => {
  it('S0.1 the newest source was written for the data that are collected, and names them', () => {
    expect(
      sourceMistakes(policySources(), printed),
      'read docs/runbooks/policy.md, then npm run policy:follow or a new source',
    ).toEqual([]);
  });

  it.each([
    [
      'a shorter period',
      withKind({ kept: [{ place: 'home', period: 'evidence', length: 'P3Y' }] }),
      'notice: registration: login-name stays shorter (home)',
    ],
    [
      'another place',
      withKind({ kept: [...first!.kinds[0]!.kept, { place: 'service', period: 'account', length: null }] }),
      'agreement: registration: login-name is kept at service now',
    ],
    ['a kind that is sensitive', withKind({ sensitivity: 'sensitive' }), 'agreement: registration: login-name is sens'],
    [
      'a kind less',
      changed(() => [{ ...first!, kinds: first!.kinds.slice(1) }, ...others]),
      'notice: registration: login-name is no longer collected',
    ],
    [
      'another recipient',
      changed(() => [
        {
          ...first!,
          purposes: first!.purposes.map((each) => ({
            ...each,
            recipients: [...each.recipients, 'colleagues' as const],
          })),
        },
        ...others,
      ]),
      'agreement: registration: sign-in goes to colleagues as well',
    ],
    [
      'copies that stay longer',
      { ...printed, copies: printed.copies.map((each) => ({ ...each, length: 'P90D' })) },
      'agreement: copies (backups) stay longer',
    ],
    ['a function less', changed(() => others), 'notice: function registration is gone'],
  ])('finds %s that no source follows', (_, live, found) => {
    expect(sourceMistakes(policySources(), live).join()).toContain(`no policy source follows the register: ${found}`);
  });

  it('finds a source that asks people for less than its change needs, and takes one that asks for more', () => {
    const live = withKind({ sensitivity: 'sensitive' });
    expect(sourceMistakes([source, next(live, 'notice')], live)).toEqual([
      'source 2 calls its change "notice", but it asks for "agreement"',
    ]);
    expect(sourceMistakes([source, next(live, 'agreement')], live)).toEqual([]);
    expect(sourceMistakes([source, next(printed, 'agreement')], printed)).toEqual([]);
  });

  it('finds a source that names another list than the one beside it', () => {
    expect(sourceMistakes([{ ...source, collectedHash: collectedHash(nothing) }], printed)).toEqual([
      `source ${source.id} does not name the list it was written for`,
    ]);
  });
});
