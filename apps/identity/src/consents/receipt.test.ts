import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consentReceiptSchema } from '#contract/home';
import { type Browser, openTestHome, type TestHome } from '../identity.fixture.ts';
import { signedInPerson } from '../journey.fixture.ts';

let home: TestHome;
beforeAll(async () => {
  home = await openTestHome();
});
afterAll(() => home.close());

const receiptOf = async (browser: Browser, language = 'en') =>
  consentReceiptSchema.parse(await (await browser.call('GET', `/consents/receipt/${language}`)).json());
const textsOf = async (browser: Browser) => (await browser.call('GET', '/policy/0/zh')).json();
const agree = async (browser: Browser) => {
  const { version, notices } = await textsOf(browser);
  const shown = { version, language: 'zh', sha256: notices.sha256 };
  return browser.call('PUT', '/consents/extra-notices', { given: true, shown });
};
const withdraw = (browser: Browser) => browser.call('PUT', '/consents/extra-notices', { given: false, language: 'zh' });

describe('the receipt of what a person agreed to', () => {
  it('S7.2 names each decision with the text it is about, and what the consent is for', async () => {
    const { browser } = await signedInPerson(home);
    const receipt = await receiptOf(browser);
    const { version, language } = receipt.records[0]!.events[0]!.privacy_notice;
    const { policy, crossBorder } = await (await browser.call('GET', `/policy/${version}/${language}`)).json();
    expect(receipt.records.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'policy given',
      'cross-border given',
    ]);
    const [first, second] = receipt.records;
    expect(first!.events).toMatchObject([{ event_type: 'given', collection_method: 'sign-up' }]);
    const hashes = [first!.events[0]!.privacy_notice.sha256, second!.events[0]!.privacy_notice.sha256];
    expect(hashes).toEqual([policy.sha256, crossBorder.sha256]);
    expect(second!.purposes.length).toBeGreaterThan(0);
    for (const { description, pii_information, recipients } of second!.purposes)
      expect([description, ...pii_information, ...recipients].every((words) => words.length > 0)).toBe(true);
    expect(receipt.parties.map(({ party_role }) => party_role)).toEqual(['controller', 'recipient']);
  });

  it('S7.2 keeps what was decided before: notices are off until given, and a withdrawal adds to the history', async () => {
    const { browser } = await signedInPerson(home);
    expect((await receiptOf(browser)).records.map(({ kind }) => kind)).not.toContain('extra-notices');
    expect(await (await agree(browser)).json()).toMatchObject({ state: 'given' });
    await withdraw(browser);
    const record = (await receiptOf(browser, 'de')).records.find(({ kind }) => kind === 'extra-notices')!;
    expect(record.state).toBe('withdrawn');
    expect(record.events.map(({ event_type }) => event_type)).toEqual(['withdrawn', 'given']);
    const { notices } = await textsOf(browser);
    expect(record.events.map(({ privacy_notice }) => privacy_notice.sha256)).toEqual([notices.sha256, notices.sha256]);
    expect(record.purposes).toMatchObject([{ purpose: 'extra-notices', is_necessary: false }]);
    // What is optional leaves the rest as it was.
    expect((await (await browser.call('GET', '/consents')).json()).next).toBe('none');
  });

  it('S7.2 is for whoever is signed in, and names no decision of anybody else', async () => {
    const [one, other] = [await signedInPerson(home), await signedInPerson(home)];
    await agree(one.browser);
    const receipt = await receiptOf(other.browser);
    expect(receipt.records.map(({ kind }) => kind)).toEqual(['policy', 'cross-border']);
    expect((await home.browser().call('GET', '/consents/receipt/en')).status).toBe(401);
  });
});
