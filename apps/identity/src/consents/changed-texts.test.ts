import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consentKinds, consentReceiptSchema } from '#contract/home';
import type { signedInPerson } from '../journey.fixture.ts';
import { followEffects } from '../region/effects.ts';
import { openTwoRegions, type TwoRegions } from '../region/regions.fixture.ts';
import { personAbroad } from './told.fixture.ts';

let regions: TwoRegions;
beforeAll(async () => {
  regions = await openTwoRegions();
});
afterAll(() => regions.close());

type Browser = Awaited<ReturnType<typeof signedInPerson>>['browser'];
type Optional = 'improvement-analysis' | 'extra-notices';

/** Publishes the next version; every text is that of the version before, but for those of some kinds. Answers its number. */
async function publish(changed: Readonly<Record<string, string | null>>): Promise<number> {
  const [{ version: last } = { version: 0 }] = (await regions.atHome(
    'SELECT max(version) AS version FROM policy_versions',
  )) as { version: number }[];
  const version = last + 1;
  const now = regions.clock.now();
  await regions.atHome(
    `INSERT INTO policy_versions (version, demo, published_at, effective_at) VALUES ($1, false, $2, $2)`,
    [version, now],
  );
  await regions.atHome(
    `INSERT INTO policy_texts (version, kind, language, title, body, sha256)
     SELECT $1, kind, language, title, body, sha256 FROM policy_texts WHERE version = 0 AND kind <> ALL ($2)`,
    [version, Object.keys(changed)],
  );
  for (const [kind, words] of Object.entries(changed))
    for (const language of words === null ? [] : ['zh', 'en', 'de']) {
      const sha256 = createHash('sha256').update(words!).digest('hex');
      const row = [version, kind, language, kind, words, sha256];
      await regions.atHome(`INSERT INTO policy_texts VALUES ($1, $2, $3, $4, $5, $6)`, row);
    }
  return version;
}

const textNames = {
  policy: 'policy',
  'cross-border': 'crossBorder',
  'improvement-analysis': 'analysis',
  'extra-notices': 'notices',
};

/** Agrees to a text in force, as the page shows it. */
async function agree(browser: Browser, kind: keyof typeof textNames) {
  const { version } = await (await browser.call('GET', '/policy')).json();
  const texts = await (await browser.call('GET', `/policy/${version}/zh`)).json();
  const shown = { version, language: 'zh', sha256: texts[textNames[kind]].sha256 };
  const answer = await browser.call('PUT', `/consents/${kind}`, { given: true, shown });
  expect(await answer.json()).toMatchObject({ state: 'given' });
}

/** Somebody who agreed to everything, also what is optional. */
async function agreedPerson() {
  const person = await personAbroad(regions.home);
  await agree(person.browser, 'improvement-analysis');
  await agree(person.browser, 'extra-notices');
  return person;
}

const standing = async (browser: Browser, kind: Optional) => {
  const { consents } = await (await browser.call('GET', '/consents')).json();
  const { given, current, textChanged } = consents.find((each: { kind: string }) => each.kind === kind);
  return { given, current, textChanged };
};
const abroad = async (serviceId: string) => {
  await regions.home.realm.tellAll!();
  const rows = await regions.service.asOwner<{ kind: string; given: boolean }>(
    'SELECT kind, given FROM consent_states WHERE person_id = $1',
    [serviceId],
  );
  return Object.fromEntries(rows.map(({ kind, given }) => [kind, given]));
};

const on = { given: true, current: true, textChanged: false };
const ended = { given: false, current: false, textChanged: true };

// Each publishes a version on top of those before it.
describe('S7.2, S8.1 a consent to an optional text', { retry: 0, timeout: 60_000 }, () => {
  it('is off from the version on that changes the text, in both regions; the one whose text is the same stays on', async () => {
    const { browser, serviceId } = await agreedPerson();
    expect(await abroad(serviceId)).toMatchObject({ 'improvement-analysis': true, 'extra-notices': true });
    await publish({ 'improvement-analysis': 'Other words about the analysis.' });
    expect(await standing(browser, 'improvement-analysis')).toEqual(ended);
    expect(await standing(browser, 'extra-notices')).toEqual(on);
    expect(await abroad(serviceId)).toEqual({
      'cross-border': true,
      'improvement-analysis': false,
      'extra-notices': true,
    });
    const answer = await browser.call('GET', '/consents/receipt/en');
    const { records } = consentReceiptSchema.parse(await answer.json());
    expect(Object.fromEntries(records.map(({ kind, state }) => [kind, state]))).toEqual({
      policy: 'given',
      'cross-border': 'given',
      'improvement-analysis': 'expired',
      'extra-notices': 'given',
    });
  });

  it('is on again once the new text is agreed to, in both regions, and not by agreeing to the policy', async () => {
    const { browser, serviceId } = await agreedPerson();
    await publish({ 'improvement-analysis': 'Words of a third kind.' });
    await abroad(serviceId);
    for (const kind of ['policy', 'cross-border'] as const) await agree(browser, kind);
    expect(await standing(browser, 'improvement-analysis')).toEqual(ended);
    expect(await abroad(serviceId)).toMatchObject({ 'improvement-analysis': false });
    await agree(browser, 'improvement-analysis');
    expect(await standing(browser, 'improvement-analysis')).toEqual(on);
    expect(await abroad(serviceId)).toMatchObject({ 'improvement-analysis': true, 'extra-notices': true });
  });

  it('stays off when the words that were agreed to come back, and when a version has none', async () => {
    const { browser, serviceId } = await agreedPerson();
    await publish({ 'extra-notices': null });
    expect(await standing(browser, 'extra-notices')).toEqual(ended);
    await publish({ 'extra-notices': 'Other notices.' });
    const [other] = [await agreedPerson()];
    await publish({});
    expect(await standing(browser, 'extra-notices')).toEqual(ended);
    expect(await standing(other.browser, 'extra-notices')).toEqual(ended);
    expect(await abroad(serviceId)).toMatchObject({ 'extra-notices': false });
  });

  it('that was withdrawn is just withdrawn, whatever becomes of the text', async () => {
    const { browser } = await agreedPerson();
    await browser.call('PUT', '/consents/extra-notices', { given: false, language: 'zh' });
    await publish({ 'extra-notices': 'Yet other notices.' });
    expect(await standing(browser, 'extra-notices')).toMatchObject({ given: false, textChanged: false });
  });

  it('does not come back with the transfer, once its text has changed', async () => {
    const { browser, serviceId } = await agreedPerson();
    await publish({ 'improvement-analysis': 'Words of a fourth kind.' });
    await browser.call('PUT', '/consents/cross-border', { given: false, language: 'zh' });
    for (const kind of ['policy', 'cross-border'] as const) await agree(browser, kind);
    expect(await abroad(serviceId)).toMatchObject({ 'cross-border': true, 'improvement-analysis': false });
  });

  it('is not told by an old yes that comes after it, nor by the comparison of the night', async () => {
    const { browser, serviceId } = await agreedPerson();
    await publish({ 'improvement-analysis': 'Words of a fifth kind.' });
    expect(await abroad(serviceId)).toMatchObject({ 'improvement-analysis': false });
    regions.clock.advance(86_400_000);
    await regions.home.realm.exchange!();
    expect(await abroad(serviceId)).toMatchObject({ 'improvement-analysis': false, 'extra-notices': true });
    expect(await standing(browser, 'improvement-analysis')).toEqual(ended);
  });

  it('is followed once, by whichever process comes first', async () => {
    const { serviceId } = await agreedPerson();
    await publish(Object.fromEntries(consentKinds.map((kind) => [kind, `All words are new: ${kind}.`])));
    const grounds = [regions.worker(), regions.worker()].map((database) => ({ database, clock: regions.clock }));
    const people = await Promise.all(grounds.map(followEffects));
    expect(people.filter((number) => number > 0)).toHaveLength(1);
    const waiting = await regions.atHome(
      `SELECT 1 FROM outbox_events WHERE relayed_at IS NULL AND body->>'personId' = $1`,
      [serviceId],
    );
    expect(waiting).toHaveLength(1);
    expect(await Promise.all(grounds.map(followEffects))).toEqual([0, 0]);
    expect(await abroad(serviceId)).toMatchObject({ 'improvement-analysis': false, 'extra-notices': false });
  });
});
