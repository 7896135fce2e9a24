import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHome, type TestHome } from '../identity.fixture.ts';
import { proofIn, register, sendSignUp, shownTexts, signInBy, somebody } from '../journey.fixture.ts';
import { ownerSettings } from '../migrate.ts';

let home: TestHome;
beforeAll(async () => {
  home = await openTestHome();
});
afterAll(() => home.close());

const ask = async (response: Promise<Response>) => {
  const answer = await response;
  return { status: answer.status, body: answer.status === 204 ? null : await answer.json() };
};

describe('signing up', () => {
  it('S2.1 leads from both agreements over the e-mail check to being signed in', async () => {
    const browser = home.browser();
    const typed = somebody();
    expect((await sendSignUp(browser, typed)).status).toBe(202);
    const { text, mail } = await home.mailBox.next(typed.recoveryEmail);
    const { code, token } = proofIn(text);
    expect(mail.subject).toContain(code);
    expect(text).toContain(`${home.url}/confirm#${token}`);
    const confirmed = await ask(browser.call('PUT', `/email-checks/${typed.id}/confirmation`, { code }));
    expect(confirmed).toEqual({ status: 200, body: { confirmed: true, signedInNext: true } });
    // The browser that confirmed is let in once without its password.
    expect((await browser.follow('/session/start?next=/cases')).path).toBe('/cases');
    const session = await ask(browser.call('GET', '/session'));
    expect(session.body).toMatchObject({ signedIn: true, loginName: typed.loginName, next: 'none' });
  });

  it('lets in by password afterwards, by login name or by recovery e-mail', async () => {
    const typed = await register(home, home.browser());
    const other = home.browser();
    expect(await signInBy(other, typed.loginName.toUpperCase(), typed.password)).toBe('/cases');
    expect(await signInBy(home.browser(), typed.recoveryEmail, typed.password)).toBe('/cases');
  });

  it('S0.3 refuses a click on a text that is not the one in force', async () => {
    const browser = home.browser();
    const texts = await shownTexts(browser, 'en');
    const stale = { ...texts, policy: { ...texts.policy, sha256: '0'.repeat(64) } };
    const typed = somebody();
    const answer = await ask(browser.call('POST', '/sign-up', { ...typed, ...stale }));
    expect(answer).toMatchObject({ status: 409, body: { code: 'policy-changed' } });
    expect((await ask(browser.call('POST', '/sign-up', { ...typed }))).status).toBe(400);
  });

  it('is a no-op when sent twice, also at the same moment', async () => {
    const browser = home.browser();
    const typed = somebody();
    const answers = await Promise.all(Array.from({ length: 8 }, () => sendSignUp(browser, typed)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(202));
    await home.mailBox.next(typed.recoveryEmail);
    expect((await sendSignUp(browser, typed)).status).toBe(202);
    expect(home.mailBox.all.filter((each) => each.to === typed.recoveryEmail)).toHaveLength(1);
  });

  it('answers alike for an e-mail that has an account; the mail says so and confirms nothing', async () => {
    const known = await register(home, home.browser());
    const browser = home.browser();
    const again = somebody({ recoveryEmail: known.recoveryEmail });
    expect(await ask(sendSignUp(browser, again))).toEqual({ status: 202, body: { checkId: again.id } });
    const { text } = await home.mailBox.next(known.recoveryEmail, 1);
    expect(text).toContain('already');
    expect(proofIn(text)).toEqual({ code: '', token: '' });
    const guess = await ask(browser.call('PUT', `/email-checks/${again.id}/confirmation`, { code: '123456' }));
    expect(guess.body.code).toBe('code-wrong');
  });

  it('refuses a taken login name, a short password and a common one', async () => {
    const known = await register(home, home.browser());
    const refused = async (more: Parameters<typeof somebody>[0]) =>
      (await ask(sendSignUp(home.browser(), somebody(more)))).body.code;
    expect(await refused({ loginName: known.loginName })).toBe('login-name-taken');
    expect(await refused({ password: 'fourteen chars' })).toBe('password-too-short');
    expect(await refused({ password: 'password12345678' })).toBe('password-common');
    expect(await refused({ password: 'ServiceCenter2024' })).toBe('password-common');
    expect(await refused({ password: '通快服务中心通快服务中心123' })).toBe('password-common');
    expect(await refused({ loginName: 'a@b' })).toBe('input');
  });
});

describe('the e-mail check', () => {
  it('takes a code once, of this check only, and five tries at most', async () => {
    const browser = home.browser();
    const [mine, other] = [somebody(), somebody()];
    await sendSignUp(browser, mine);
    await sendSignUp(browser, other);
    const { code } = proofIn((await home.mailBox.next(mine.recoveryEmail)).text);
    await home.mailBox.next(other.recoveryEmail);
    const confirm = (id: string, typed: string) =>
      ask(browser.call('PUT', `/email-checks/${id}/confirmation`, { code: typed }));
    const wrong = code === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 5; tries += 1)
      expect((await confirm(other.id, tries === 0 ? code : wrong)).body.code).toBe('code-wrong');
    expect((await confirm(other.id, wrong)).body.code).toBe('link-expired');
    expect((await confirm(mine.id, code)).status).toBe(200);
    expect((await confirm(mine.id, code)).body.code).toBe('link-expired');
    // A new mail opens the other one again.
    await browser.call('POST', `/email-checks/${other.id}/mails`, {});
    const { text } = await home.mailBox.next(other.recoveryEmail, 1);
    expect((await confirm(other.id, proofIn(text).code)).status).toBe(200);
  });

  it('lets one of 50 parallel uses of its link succeed', async () => {
    const browser = home.browser();
    const typed = somebody();
    await sendSignUp(browser, typed);
    const { token } = proofIn((await home.mailBox.next(typed.recoveryEmail)).text);
    const uses = await Promise.all(
      Array.from({ length: 50 }, () => browser.call('POST', '/email-confirmation', { token })),
    );
    expect(uses.filter((each) => each.status === 200)).toHaveLength(1);
    expect(uses.filter((each) => each.status === 410)).toHaveLength(49);
  });

  it('confirms an address for one of two accounts that are confirmed in the same moment', async () => {
    const typed = somebody();
    const both = [typed, somebody({ recoveryEmail: typed.recoveryEmail })];
    const codes: string[] = [];
    for (const each of both) {
      await sendSignUp(home.browser(), each);
      codes.push(proofIn((await home.mailBox.next(typed.recoveryEmail, codes.length)).text).code);
    }
    const owner = new pg.Client({ connectionString: home.database.ownerUrl });
    await owner.connect();
    await owner.query('BEGIN');
    for (const [name, value] of Object.entries(ownerSettings)) await owner.query(`SET LOCAL ${name} = '${value}'`);
    // Both requests are held at their last step, then let go together.
    await owner.query('SELECT 1 FROM accounts WHERE recovery_email_key = $1 FOR UPDATE', [typed.recoveryEmail]);
    const answers = both.map(({ id }, index) =>
      ask(home.browser().call('PUT', `/email-checks/${id}/confirmation`, { code: codes[index] })),
    );
    const waiting = `SELECT count(*)::int AS waiting FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE NOT l.granted AND a.datname = current_database()`;
    await expect.poll(async () => (await owner.query(waiting)).rows[0].waiting, { timeout: 10_000 }).toBe(2);
    await owner.query('COMMIT');
    await owner.end();
    const seen = (await Promise.all(answers)).map((answer) => answer.body.code ?? answer.status);
    expect(seen.toSorted()).toEqual([200, 'link-expired']);
  });

  it('asks for the check again when somebody signs in before it', async () => {
    const browser = home.browser();
    const typed = somebody();
    await sendSignUp(browser, typed);
    const page = (await browser.follow('/session/start')).path;
    const answer = await ask(browser.call('POST', page, { login: typed.loginName, password: typed.password }));
    expect(answer.body).toEqual({ next: 'email-check', checkId: typed.id });
  });

  it('sends five mails an hour to one address at most', async () => {
    const browser = home.browser();
    const typed = somebody();
    await sendSignUp(browser, typed);
    for (let tries = 0; tries < 7; tries += 1) await browser.call('POST', `/email-checks/${typed.id}/mails`, {});
    await home.mailBox.next(typed.recoveryEmail, 4);
    const last = somebody();
    await sendSignUp(browser, last);
    // Mails go out in order: when this one is there, the others are decided.
    await home.mailBox.next(last.recoveryEmail);
    expect(home.mailBox.all.filter((each) => each.to === typed.recoveryEmail)).toHaveLength(5);
  });
});
