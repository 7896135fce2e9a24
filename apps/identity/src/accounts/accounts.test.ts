import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loginNameSchema } from '#contract/home';
import { openTestHome, type TestHome } from '../identity.fixture.ts';
import { register, sendSignUp, signedInPerson, somebody } from '../journey.fixture.ts';
import { operatorWords, readOperatorProfile } from '../operator.ts';
import { asOwner } from '../owner.fixture.ts';
import { maskedEmail, someLoginName } from './login-names.ts';
import { isCommon } from './password-rules.ts';
import { openPasswords } from './passwords.ts';

describe('a password', () => {
  it('is common when hardly anything is left without common words, names and runs', async () => {
    const context = { loginName: 'amber-river-4821', operatorWords: operatorWords(await readOperatorProfile()) };
    for (const password of [
      'passwordpassword',
      'P@ssw0rd12345678',
      '123456789012345',
      'aaaaaaaaaaaaaaaaaa',
      'qwertyuiop12345',
      'amber-river-4821',
      'AmberRiver4821!!',
      'trumpftrumpf1234',
      'woaini1314520888',
      '通快服务中心2024',
      'abcabcabcabcabc',
    ])
      expect([password, isCommon(password, context)]).toEqual([password, true]);
    for (const password of [
      'correct horse battery staple',
      'rote Brücke am Hafen 7',
      '早上八点喝一杯热豆浆再出门',
      'xK9#mQ2$vL7pR4w',
    ])
      expect([password, isCommon(password, context)]).toEqual([password, false]);
  });

  it('is hashed a few at a time; too many at once are told to come back', async () => {
    const passwords = await openPasswords(1, 2);
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => passwords.hash('rote Brücke am Hafen 7')));
    expect(results.map((result) => result.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    const hash = (results[0] as PromiseFulfilledResult<string>).value;
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.matches(hash, 'rote Bru\u0308cke am Hafen 7')).toBe(true);
    expect(await passwords.matches(hash, 'rote Brücke am Hafen 8')).toBe(false);
    expect(await passwords.matches(undefined, 'a password that nobody has')).toBe(false);
  });
});

describe('a login name', () => {
  it('S5.4 is suggested without an e-mail address in it', () => {
    for (let round = 0; round < 50; round += 1) expect(loginNameSchema.safeParse(someLoginName()).success).toBe(true);
    expect(loginNameSchema.safeParse('mei@press.example').success).toBe(false);
    expect(maskedEmail('lin.wei@press-hall.example')).toBe('l…@press-hall.example');
  });
});

describe('what has ended', () => {
  let home: TestHome;
  beforeAll(async () => {
    home = await openTestHome();
  });
  afterAll(() => home.close());

  it('S3.2 is removed: unconfirmed accounts after a day, confirmed ones never', async () => {
    const browser = home.browser();
    const pending = somebody();
    await sendSignUp(browser, pending);
    const kept = await register(home, home.browser());
    const count = async (login: string) =>
      (await asOwner(home.database.ownerUrl, 'SELECT account_id FROM accounts WHERE login_name = $1', [login])).length;
    await home.realm.sweep();
    expect(await count(pending.loginName)).toBe(1);
    await asOwner(home.database.ownerUrl, `UPDATE accounts SET created_at = created_at - interval '25 hours'`);
    await home.realm.sweep();
    expect(await count(pending.loginName)).toBe(0);
    expect(await count(kept.loginName)).toBe(1);
    for (const table of ['account_passwords', 'service_persons']) {
      const rows = await asOwner(home.database.ownerUrl, `SELECT account_id FROM ${table}`);
      expect(rows).toHaveLength(1);
    }
    expect(await asOwner(home.database.ownerUrl, 'SELECT 1 FROM consent_events')).toHaveLength(4);
  });

  it('S3.2 is removed: sessions, codes and tokens past their time', async () => {
    await signedInPerson(home);
    for (const table of ['oidc_records', 'home_sessions', 'one_time_tokens'])
      await asOwner(home.database.ownerUrl, `UPDATE ${table} SET expires_at = now() - interval '1 minute'`);
    await home.realm.sweep();
    for (const table of ['oidc_records', 'home_sessions', 'one_time_tokens'])
      expect(await asOwner(home.database.ownerUrl, `SELECT 1 FROM ${table}`)).toEqual([]);
  });
});
