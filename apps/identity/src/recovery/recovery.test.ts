import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHome, type TestHome } from '../identity.fixture.ts';
import { proofIn, register, signedInPerson, signInBy } from '../journey.fixture.ts';
import { asOwner } from '../owner.fixture.ts';

let home: TestHome;
beforeAll(async () => {
  home = await openTestHome();
});
afterAll(() => home.close());

const password = 'siebzehn stille Pumpen';

/** Asks for a reset and answers the token of the mail. */
async function resetToken(recoveryEmail: string): Promise<string> {
  const before = home.mailBox.all.filter((each) => each.to === recoveryEmail).length;
  await home.browser().call('POST', '/recovery', { recoveryEmail });
  return proofIn((await home.mailBox.next(recoveryEmail, before)).text).token;
}

const use = async (token: string) => {
  const answer = await home.browser().call('PUT', '/recovery/password', { token, password });
  return answer.status === 204 ? 'done' : ((await answer.json()).code as string);
};

describe('a forgotten password', () => {
  it('S2.1 is chosen anew by the mailed link, which ends every session', async () => {
    const { browser, typed } = await signedInPerson(home);
    const token = await resetToken(typed.recoveryEmail.toUpperCase().replace('PRESS', 'press').toLowerCase());
    expect(await use(token)).toBe('done');
    expect((await browser.call('POST', '/session/token')).status).toBe(401);
    expect(await signInBy(home.browser(), typed.loginName, password)).toBe('/cases');
    const { text } = await home.mailBox.next(typed.recoveryEmail, 2);
    expect(text).toContain('password was changed');
  });

  it('lets one of 50 parallel uses of a link succeed', async () => {
    const typed = await register(home, home.browser());
    const token = await resetToken(typed.recoveryEmail);
    const uses = await Promise.all(Array.from({ length: 50 }, () => use(token)));
    expect(uses.filter((each) => each === 'done')).toHaveLength(1);
    expect(uses.filter((each) => each === 'link-expired')).toHaveLength(49);
  });

  it('takes no link twice, none of another purpose, none that expired, none that nobody got', async () => {
    const typed = await register(home, home.browser());
    const token = await resetToken(typed.recoveryEmail);
    await asOwner(
      home.database.ownerUrl,
      `UPDATE one_time_tokens SET expires_at = now() - interval '1 second' WHERE used_at IS NULL`,
    );
    expect(await use(token)).toBe('link-expired');
    const next = await resetToken(typed.recoveryEmail);
    const asCheck = await home.browser().call('POST', '/email-confirmation', { token: next });
    expect((await asCheck.json()).code).toBe('link-expired');
    expect(await use(next)).toBe('done');
    expect(await use(next)).toBe('link-expired');
    expect(await use('A'.repeat(43))).toBe('link-expired');
  });

  it('takes the newest link alone when several were asked for', async () => {
    const typed = await register(home, home.browser());
    const first = await resetToken(typed.recoveryEmail);
    const second = await resetToken(typed.recoveryEmail);
    expect(await use(first)).toBe('link-expired');
    expect(await use(second)).toBe('done');
  });

  it('takes no link that was sent to an address the account no longer has', async () => {
    const typed = await register(home, home.browser());
    const token = await resetToken(typed.recoveryEmail);
    await asOwner(
      home.database.ownerUrl,
      `UPDATE accounts SET recovery_email_key = 'new@press-hall.example' WHERE login_name = $1`,
      [typed.loginName],
    );
    expect(await use(token)).toBe('link-expired');
  });

  it('answers alike for an address that nobody has, and writes no mail', async () => {
    const typed = await register(home, home.browser());
    const ask = async (recoveryEmail: string) => {
      const answer = await home.browser().call('POST', '/recovery', { recoveryEmail });
      return { status: answer.status, body: await answer.json() };
    };
    expect(await ask('nobody@press-hall.example')).toEqual(await ask(typed.recoveryEmail));
    await home.mailBox.next(typed.recoveryEmail, 1);
    expect(home.mailBox.all.some((each) => each.to === 'nobody@press-hall.example')).toBe(false);
  });

  it('builds links from the public address, never from a Host header', async () => {
    const typed = await register(home, home.browser());
    const { request } = await import('node:http');
    const { port } = new URL(home.url);
    await new Promise<void>((done, failed) => {
      const call = request({ host: 'localhost', port, path: '/recovery', method: 'POST' }, (answer) =>
        answer.resume().on('end', done),
      );
      call.on('error', failed);
      call.setHeader('host', 'evil.example');
      call.setHeader('x-forwarded-host', 'evil.example');
      call.setHeader('origin', home.url);
      call.setHeader('content-type', 'application/json');
      call.end(JSON.stringify({ recoveryEmail: typed.recoveryEmail }));
    });
    const { text } = await home.mailBox.next(typed.recoveryEmail, 1);
    expect(text).toContain(`${home.url}/reset#`);
    expect(text).not.toContain('evil');
  });
});
