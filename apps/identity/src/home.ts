import type { Logger } from 'pino';
import type { OperatorProfile } from '#contract/operator';
import type { Act, RunAct } from '#platform/act';
import type { Clock } from '#platform/clock';
import type { Database, Tx } from '#platform/database';
import type { Passwords } from './accounts/passwords.ts';
import type { CustomerConfig } from './config.ts';
import type { ProviderHolder } from './provider.ts';
import type { Sealer } from './store/seal.ts';

/** Everything the realm customer works with; made once by wiring, passed to every action. */
export interface Home {
  readonly config: CustomerConfig;
  readonly clock: Clock;
  readonly log: Logger;
  readonly profile: OperatorProfile;
  /** Answers requests. */
  readonly database: Database;
  readonly runAct: RunAct;
  readonly sealer: Sealer;
  readonly passwords: Passwords;
  readonly provider: ProviderHolder;
  /** Speaks to the realm's own token endpoint, in process. */
  readonly tokens: TokenEndpoint;
  /** Tells the service region what waits of a person about analysis; true once it knows (S2.5). */
  tellService(personId: string): Promise<boolean>;
  /** Has the service region refuse the person's tokens of before and end their streams; never throws. */
  endTokens(serviceId: string): Promise<void>;
  /** Sends waiting mails soon. */
  nudgeMails(): void;
}

/** The realm's own token endpoint as its client sees it; undefined: refused. */
export interface TokenEndpoint {
  exchange(form: Record<string, string>): Promise<TokenAnswer | undefined>;
}

/** What a token endpoint answers. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
  readonly expires_in: number;
}

/** Who acts, as this realm's audit entries name them. */
export interface RealmActor {
  readonly kind: 'customer' | 'staff' | 'signed-out';
  readonly personId?: string;
}

/** An act of either realm. */
export type RealmAct = Act<RealmActor>;

/** Where a request comes from, as far as throttling and the list of devices need it. */
export interface Origin {
  readonly address: string;
  readonly requestId: string;
  /** Token of the device cookie, when the browser has one. */
  readonly device: string | undefined;
  readonly software: string;
}

/** One transaction with its author and audit entries. */
export const actAs = <T>(
  home: Pick<Home, 'database' | 'runAct'>,
  actor: RealmActor,
  requestId: string,
  work: (act: RealmAct) => Promise<T>,
): Promise<T> => home.runAct({ database: home.database, settings: {}, requestId, actor: () => actor }, work);

/** A transaction that only reads. */
export const look = <T>(home: Pick<Home, 'database'>, work: (tx: Tx) => Promise<T>): Promise<T> =>
  home.database.transaction({}, work);

/** Somebody who has not shown who they are. */
export const signedOut: RealmActor = { kind: 'signed-out' };

/** A customer, named by the id of the account: home's audit trail knows no other. */
export const customer = (accountId: string): RealmActor => ({ kind: 'customer', personId: accountId });
