import { createServer, type Socket } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMailBox, openTestHome, type TestHome } from '../identity.fixture.ts';
import { sendSignUp, somebody } from '../journey.fixture.ts';
import { openTransport } from './mailer.ts';

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

describe('a mail server', () => {
  const letter = {
    from: 'desk@press-hall.example',
    to: 'lin.wei@press-hall.example',
    subject: 'a code',
    text: '123456',
  };

  it('that takes the connection and says nothing is given up', async () => {
    const held: Socket[] = [];
    const silent = createServer((socket) => held.push(socket));
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
    const { port } = silent.address() as { port: number };
    const transport = openTransport(`smtp://127.0.0.1:${port}`, 200);
    await expect(transport.sendMail(letter)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    expect(held).toHaveLength(1);
    transport.close();
    for (const socket of held) socket.destroy();
    await new Promise((done) => silent.close(done));
  });

  it('that answers gets the letter', async () => {
    const mailBox = await openMailBox();
    const transport = openTransport(mailBox.url);
    await transport.sendMail(letter);
    expect((await mailBox.next(letter.to)).text).toContain('123456');
    transport.close();
    await mailBox.close();
  });
});
