import type { ConsentKind } from '#contract/home';
import type { Language } from '#contract/route';
import { type Database, openDatabase, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { emailKey } from './accounts/login-names.ts';
import { openPasswords } from './accounts/passwords.ts';
import { addAccount } from './accounts/queries.ts';
import { recordDecision } from './consents/queries.ts';
import { decisionWaits } from './consents/telling/queries.ts';
import { ownerSettings } from './migrate.ts';
import { policyInForce, policyTexts } from './policies/queries.ts';
import { addStaffAccount } from './staff/queries.ts';
import { sealerOf } from './store/seal.ts';

/** A demo customer: agreed to what is needed, e-mail confirmed. */
export interface DemoCustomer {
  /** Login name, lower case, no e-mail address. */
  readonly login: string;
  readonly password: string;
  /** Recovery e-mail. */
  readonly email: string;
  /** The random id by which the service region knows the person. */
  readonly serviceId: string;
  readonly language: Language;
  /** Whether the optional consent to the analysis is given as well (S2.5). */
  readonly analysis: boolean;
}

/** A demo staff account. */
export interface DemoStaff {
  /** The person id of the staff member in the service region: `sub` of the ID token. */
  readonly staffId: string;
  readonly login: string;
  readonly password: string;
  /** Base32, 30 s, 6 digits, SHA-1. */
  readonly totpSecret: string;
}

async function asOwner(ownerUrl: string, work: (tx: Tx) => Promise<void>): Promise<void> {
  const database: Database = openDatabase('owner', ownerUrl, { max: 1, connectTimeoutMs: 5000 });
  try {
    await database.transaction(ownerSettings, work);
  } finally {
    await database.close();
  }
}

// What is optional is off, unless a demo person is one who turned it on.
const isGiven = (kind: ConsentKind, analysis: boolean) =>
  kind === 'improvement-analysis' ? analysis : kind !== 'extra-notices';

/** Adds a demo customer to the database `home`; does nothing when the login name is there already. */
export async function createDemoCustomer(ownerUrl: string, customer: DemoCustomer): Promise<void> {
  const passwordHash = await (await openPasswords()).hash(customer.password);
  await asOwner(ownerUrl, async (tx) => {
    const now = new Date();
    const accountId = newId(now);
    const added = await addAccount(
      tx,
      {
        accountId,
        serviceId: customer.serviceId,
        loginName: customer.login.toLowerCase(),
        recoveryEmail: customer.email,
        recoveryEmailKey: emailKey(customer.email),
        language: customer.language,
        passwordHash,
        confirmedAt: now,
      },
      now,
    );
    if (!added) return;
    const { version } = await policyInForce(tx, now);
    const texts = await policyTexts(tx, version, customer.language);
    for (const { kind, sha256 } of texts.filter((text) => isGiven(text.kind, customer.analysis)))
      await recordDecision(
        tx,
        {
          eventId: newId(now),
          accountId,
          kind,
          given: true,
          version,
          language: customer.language,
          textSha256: sha256,
          method: 'seed',
        },
        now,
      );
    const given = { 'cross-border': true, 'improvement-analysis': true } as const;
    const told = { eventId: newId(now), personId: customer.serviceId, given };
    if (customer.analysis) await decisionWaits(tx, told, now);
  });
}

/** Adds a demo staff account to the database `staff_realm`; does nothing when it is there already. */
export async function createDemoStaff(ownerUrl: string, dataKey: string, staff: DemoStaff): Promise<void> {
  const passwordHash = await (await openPasswords()).hash(staff.password);
  const totpSecret = sealerOf(dataKey).seal(staff.totpSecret);
  const loginName = staff.login.toLowerCase();
  await asOwner(ownerUrl, async (tx) => {
    await addStaffAccount(tx, { staffId: staff.staffId, loginName, passwordHash, totpSecret }, new Date());
  });
}
