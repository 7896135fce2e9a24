import { origins } from './ports.ts';

interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly receivedAt: string;
}

/** The newest mail to an address; asks the mail box until it has come. @throws Error after ten seconds */
export async function mailTo(address: string, after = new Date(0)): Promise<Mail> {
  const until = Date.now() + 10_000;
  while (Date.now() < until) {
    const mails = (await (await fetch(`${origins.mail}/mails.json`)).json()) as Mail[];
    const found = mails.find((mail) => mail.to.includes(address) && new Date(mail.receivedAt) >= after);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no mail came for ${address}`);
}

/** The six digits of a mail. */
export function codeIn(mail: Mail): string {
  const code = /\b(\d{6})\b/.exec(mail.text)?.[1];
  if (!code) throw new Error(`no code in: ${mail.text}`);
  return code;
}

/** The link of a mail. */
export function linkIn(mail: Mail): string {
  const link = /https?:\/\/\S+/.exec(mail.text)?.[0];
  if (!link) throw new Error(`no link in: ${mail.text}`);
  return link;
}
