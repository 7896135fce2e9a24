import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { refuseUnread } from '#platform/http';
import { mailBoxConfig } from './config.ts';
import { type KeptMail, mailPage } from './mail-page.ts';
import { readyUntilTold } from './until-told.ts';

const keptAtMost = 200;
const config = mailBoxConfig();
const file = join(config.DATA_FOLDER, 'mails.json');
let mails: KeptMail[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];

const smtp = new SMTPServer({
  // Without a certificate of its own it offers no encryption; it listens at loopback only.
  disabledCommands: ['STARTTLS', 'AUTH'],
  authOptional: true,
  disableReverseLookup: true,
  logger: false,
  onData(stream, session, done) {
    keep(
      stream,
      session.envelope.rcptTo.map((each) => each.address),
    ).then(
      () => done(),
      (error: Error) => done(error),
    );
  },
});

async function keep(stream: Readable, recipients: string[]): Promise<void> {
  const mail = await PostalMime.parse(await buffer(stream));
  const kept: KeptMail = {
    id: randomUUID(),
    receivedAt: new Date().toISOString(),
    from: mail.from?.address ?? '',
    to: recipients,
    subject: mail.subject ?? '',
    text: mail.text ?? mail.html ?? '',
  };
  mails = [kept, ...mails].slice(0, keptAtMost);
  writeFileSync(`${file}.new`, JSON.stringify(mails), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};

const page = createServer((request, response) => {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const path = request.url?.split('?')[0];
  if (path === '/healthz' || path === '/readyz') response.end('ok');
  else if (path === '/mails.json') response.setHeader('content-type', 'application/json').end(JSON.stringify(mails));
  else if (path === '/') response.setHeader('content-type', 'text/html; charset=utf-8').end(mailPage(mails));
  else response.writeHead(404).end('not found');
});

page.on('clientError', refuseUnread(headers));
smtp.on('error', (error) => process.stderr.write(`${error.message}\n`));
smtp.listen(config.SMTP_PORT, config.HOST, () => {
  page.listen(config.PORT, config.HOST, () => {
    readyUntilTold(async () => {
      page.closeAllConnections();
      page.close();
      await new Promise<void>((settle) => smtp.close(settle));
    });
  });
});
