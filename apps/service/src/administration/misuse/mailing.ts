import nodemailer from 'nodemailer';
import { alertsIn, readMisuseDays } from '#platform/access-log';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Logger } from '#platform/log';
import { connector } from '#privacy/vocabulary';
import { mailingMisuse } from '../data-map.ts';
import type { StaffRealmClient } from '../staff/realm-client.ts';
import { type Finding, misuseLetter } from './letter.ts';
import { misuseAtHome, misuseClaimed, misuseForgotten, misuseReleased } from './queries.ts';

/** Who is told of misuse by mail, and by which server. */
export interface MisuseMailOptions {
  readonly smtpUrl: string;
  readonly from: string;
  /** Boxes of privacy officers and administrators. */
  readonly to: readonly string[];
  /** Public origin of the workbench. */
  readonly serviceUrl: string;
}

/** What telling looks at. */
export interface MisuseGround {
  readonly database: Database;
  readonly realm: Pick<StaffRealmClient, 'misuse'>;
  readonly clock: Clock;
  readonly log: Logger;
}

const way = connector(mailingMisuse);
const patienceMs = 10_000;
const keptMs = 30 * 86_400_000;

async function findingsNow({ database, realm, clock }: MisuseGround): Promise<Finding[]> {
  const now = clock.now();
  const [service, home, staffRealm] = await Promise.all([
    readMisuseDays(database, now),
    database.transaction({}, misuseAtHome),
    realm.misuse(),
  ]);
  return (
    [
      ['service', service],
      ['home', home],
      ['staff-realm', staffRealm ?? []],
    ] as const
  ).flatMap(([place, days]) => alertsIn(days, now).map((day) => ({ ...day, place })));
}

/** A mail server repeats addresses in its answers: the log keeps their codes alone. */
const codesOf = (error: unknown) => {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return { code: String(code ?? 'unknown'), responseCode: Number(responseCode ?? 0) };
};

/**
 * Tells what is conspicuous in any of the three logs of use, once for each place, kind and day. It is noted before the mail
 * goes out, so that no fall of a process tells it twice; a mail that was refused is tried again the next time.
 */
export async function mailMisuse(ground: MisuseGround, options: MisuseMailOptions): Promise<void> {
  const { database, clock, log } = ground;
  const findings = await findingsNow(ground);
  const now = clock.now();
  const claimed = await database.transaction({}, async (tx) => {
    await misuseForgotten(tx, new Date(now.getTime() - keptMs));
    return misuseClaimed(tx, findings, now);
  });
  const isNew = ({ place, kind, day }: Finding) =>
    claimed.some((one) => one.place === place && one.kind === kind && one.day === day);
  const told = findings.filter(isNew);
  if (told.length === 0) return;
  const patience = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };
  const transport = way.open(() => nodemailer.createTransport({ url: options.smtpUrl, ...patience }));
  try {
    await transport.sendMail({
      from: options.from,
      // As parts, never as one text: an address cannot add recipients.
      to: options.to.map((address) => ({ name: '', address })),
      ...misuseLetter(told, options.serviceUrl),
      headers: { 'auto-submitted': 'auto-generated' },
    });
  } catch (error) {
    await database.transaction({}, (tx) => misuseReleased(tx, told));
    log.warn(codesOf(error), 'the mail about misuse was not sent');
  } finally {
    transport.close();
  }
}
