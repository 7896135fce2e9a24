import { randomInt } from 'node:crypto';
import nodemailer, { type Transporter } from 'nodemailer';
import type { Logger } from 'pino';
import type { OperatorProfile } from '#contract/operator';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { newToken } from '#platform/ids';
import { throttle } from '#platform/throttle';
import { connector } from '#privacy/vocabulary';
import { hashOf, type Sealer } from '../store/seal.ts';
import { handingLetters } from './data-map.ts';
import {
  addToken,
  finishMail,
  type MailRow,
  type RecipientRow,
  recipientOf,
  removeResetTokens,
  renewCheck,
  takeDueMail,
} from './queries.ts';
import { type LetterKind, writeLetter } from './texts.ts';

/** What sending needs. */
export interface MailerParts {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly log: Logger;
  readonly profile: OperatorProfile;
  readonly homeUrl: string;
  readonly smtpUrl: string;
  readonly from: string;
}

/** Sends what waits. */
export interface Mailer {
  /** Looks for waiting mails now. */
  nudge(): void;
  /** Waits until a letter under way is handed over, then stops. */
  close(): Promise<void>;
}

const way = connector(handingLetters);
const livesMs = 30 * 60_000;
/** Mails to one recipient (trust.md §3). */
const recipientLimit = { times: 5, windowSeconds: 3600 };

interface Prepared {
  readonly kind: LetterKind;
  readonly code: string;
  /** Path behind the home's public address; secrets only after `#`, which no server ever sees. */
  readonly path: string;
}

const sixDigits = () => String(randomInt(1_000_000)).padStart(6, '0');

/** Makes code and token of a mail at the moment it goes out; only their hashes are stored. */
async function prepare(parts: MailerParts, mail: MailRow, to: RecipientRow): Promise<Prepared> {
  const now = parts.clock.now();
  const expiresAt = new Date(now.getTime() + livesMs);
  const token = newToken();
  const code = sixDigits();
  return parts.database.transaction({}, async (tx) => {
    if (mail.kind === 'password-changed') return { kind: 'password-changed', code: '', path: '/forgotten' };
    if (mail.kind === 'reset') {
      const { account_id: accountId } = mail;
      const addressKey = to.recovery_email_key;
      await removeResetTokens(tx, accountId);
      await addToken(tx, { hash: hashOf(token), purpose: 'reset', accountId, addressKey, expiresAt }, now);
      return { kind: 'reset', code: '', path: `/reset#${token}` };
    }
    const checkId = mail.check_id ?? '';
    // The address belongs to somebody: the check gets a code that nobody is told, and the letter says so.
    const codeHash = parts.sealer.mark(`${checkId} ${to.taken ? newToken() : code}`);
    await renewCheck(tx, { checkId, codeHash, tokenHash: hashOf(token), expiresAt });
    if (to.taken) return { kind: 'already-registered', code: '', path: '/forgotten' };
    return { kind: 'email-check', code, path: `/confirm#${token}` };
  });
}

/**
 * What a log may know of a failed sending. A mail server repeats addresses in its answer, and nodemailer hangs answer and
 * recipients on the error: neither belongs in a log.
 */
function loggable(error: Error): { type: string; code?: string; responseCode?: number } {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return {
    type: error.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof responseCode === 'number' && { responseCode }),
  };
}

/** Whether a mail still has a purpose. */
const isWanted = (mail: MailRow, to: RecipientRow | undefined): to is RecipientRow =>
  to !== undefined && (mail.kind === 'email-check' ? to.status === 'pending' : to.status === 'active');

async function sendOne(parts: MailerParts, transport: Transporter, mail: MailRow): Promise<void> {
  const to = await parts.database.transaction({}, (tx) => recipientOf(tx, mail.account_id));
  const finish = (sentAt: Date | null) => parts.database.transaction({}, (tx) => finishMail(tx, mail.mail_id, sentAt));
  if (!isWanted(mail, to)) return void (await finish(null));
  const now = parts.clock.now();
  const allowed = await throttle(parts.database, `mail to ${to.recovery_email_key}`, recipientLimit, now);
  if (!allowed.allowed) return void (await finish(null));
  const { kind, code, path } = await prepare(parts, mail, to);
  const letter = writeLetter(kind, mail.language, {
    app: parts.profile.appName[mail.language],
    loginName: to.login_name,
    code,
    link: `${parts.homeUrl}${path}`,
    operator: parts.profile.operator.name[mail.language],
    privacyEmail: parts.profile.operator.privacyEmail,
  });
  await transport.sendMail({
    from: parts.from,
    // As parts, never as one text: an address cannot add recipients.
    to: { name: '', address: to.recovery_email },
    ...letter,
    headers: { 'auto-submitted': 'auto-generated' },
  });
  await finish(parts.clock.now());
}

// Connection, greeting and silence together end before a letter is tried a second time (30 s): two letters on their way
// would carry two codes, of which the first no longer counts.
const sendingPatienceMs = 8_000;

/** The way to the mail server; one that says nothing is given up, so that it keeps no other letter waiting. */
export function openTransport(smtpUrl: string, patienceMs = sendingPatienceMs): Transporter {
  const patience = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };
  return way.open(() => nodemailer.createTransport({ url: smtpUrl, ...patience }));
}

/** Starts sending; looks every two seconds, and at once when nudged. Safe in several processes. */
export function startMailer(parts: MailerParts): Mailer {
  const transport = openTransport(parts.smtpUrl);
  let closed = false;
  let running: Promise<void> = Promise.resolve();
  let again = false;
  const drain = async () => {
    again = false;
    while (!closed) {
      const mail = await parts.database.transaction({}, (tx) => takeDueMail(tx, parts.clock.now()));
      if (!mail) return;
      // A failed one is tried again later, with a new code and link.
      await sendOne(parts, transport, mail).catch((error: Error) =>
        parts.log.warn({ ...loggable(error), mailId: mail.mail_id }, 'mail not sent'),
      );
    }
  };
  const nudge = () => {
    if (closed || again) return;
    again = true;
    running = running.then(drain).catch((error: Error) => parts.log.warn({ err: error }, 'mails not looked for'));
  };
  const timer = setInterval(nudge, 2000);
  return {
    nudge,
    async close() {
      closed = true;
      clearInterval(timer);
      await running;
      transport.close();
    },
  };
}
