import type { KeptMail } from './children/mail-page.ts';
import { readInstallation } from './config.ts';
import { endWithOneLine } from './terminal/one-line.ts';

const shownAtMost = 10;

/** `npm run demo:mail`: the last mails of the demo mail box, the newest last so that it stands next to the prompt. */
try {
  const { MAIL_PAGE_PORT } = readInstallation();
  const response = await fetch(`http://127.0.0.1:${MAIL_PAGE_PORT}/mails.json`).catch(() => null);
  if (!response) throw new Error(`No mail box answers at port ${MAIL_PAGE_PORT}: run "npm start" first.`);
  const mails = (await response.json()) as KeptMail[];
  for (const mail of mails.slice(0, shownAtMost).reverse()) {
    process.stdout.write(
      `--- ${mail.receivedAt}  to ${mail.to.join(', ')}\n${mail.subject}\n\n${mail.text.trim()}\n\n`,
    );
  }
  if (mails.length === 0) process.stdout.write('No mail yet.\n');
} catch (error) {
  endWithOneLine('demo:mail', error);
}
