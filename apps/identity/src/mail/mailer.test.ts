import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHome, type TestHome } from '../identity.fixture.ts';
import { sendSignUp, somebody } from '../journey.fixture.ts';

let home: TestHome;
let logged = '';

beforeAll(async () => {
  const kept = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk);
      done();
    },
  });
  home = await openTestHome(pino({ level: 'debug' }, kept));
});
afterAll(() => home.close());

describe('a mail that the mail server refuses', () => {
  it('S2.8 is logged by its codes, never with an address', async () => {
    const typed = somebody();
    home.mailBox.refused.add(typed.recoveryEmail);
    await sendSignUp(home.browser(), typed);
    await expect.poll(() => logged, { timeout: 10_000 }).toContain('mail not sent');
    const line = logged.split('\n').find((each) => each.includes('mail not sent'))!;
    expect(JSON.parse(line)).toMatchObject({ code: 'EENVELOPE', responseCode: 550, mailId: expect.any(String) });
    for (const part of [typed.recoveryEmail, typed.loginName, 'no such mailbox']) expect(logged).not.toContain(part);
  });
});
