import { isDeepStrictEqual } from 'node:util';
import type { FastifyRequest } from 'fastify';
import { type JWTPayload, jwtVerify } from 'jose';
import { companyHeader, problem } from '#contract';
import { noteSignedIn } from '#platform/access-log';
import type { Act, Expected } from '#platform/act';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Door } from '#platform/http';
import { isUuid } from '#platform/ids';
import type { CustomerActor, Membership } from './actors.ts';
import { requireTransfer } from './consents/queries.ts';
import { homeKeys, refusedToken } from './home-keys.ts';
import { personSeen } from './queries.ts';

/** Which version of the policy is in force; passed in, since the privacy desk stands to the right of people. */
export interface PolicyKnown {
  /** The version that a token must say. */
  now(): Promise<number>;
  /** When a version stops being enough, as far as it is known. */
  endOf(agreed: number): Promise<Date | undefined>;
}

/** What the customer door needs to know. */
export interface CustomerDoorOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** Issuer as it stands in the tokens. */
  readonly issuer: string;
  /** Where this process fetches the issuer's keys, now and then. */
  readonly jwksUrl: string;
  /** Audience of the tokens: the public origin of the service. */
  readonly audience: string;
  readonly policy: PolicyKnown;
  /** The companies a person is in now; passed in, since companies stand to the right of people. */
  readonly membershipsOf: (act: Act<null>, personId: string) => Promise<readonly Membership[]>;
}

interface Token {
  readonly personId: string;
  /** The version agreed to; -1 for a token that says none. */
  readonly policy: number;
  readonly transfer: boolean;
  /** When home was told the yes that the token was issued for. */
  readonly transferAt: Date;
  /** Milliseconds by home's clock; a sign-in that was ended later takes the token with it. */
  readonly madeAt: number;
  readonly endsAt: number;
}

const rememberedTokens = 5_000;

function tokenOf(claims: JWTPayload): Token {
  if (!isUuid(claims.sub)) throw problem('sign-in-needed');
  return {
    personId: claims.sub,
    policy: Number.isInteger(claims.policy) ? (claims.policy as number) : -1,
    transfer: claims.transfer === true,
    transferAt: new Date(typeof claims.transferAt === 'number' ? claims.transferAt : 0),
    madeAt: typeof claims.madeAt === 'number' ? claims.madeAt : (claims.iat ?? 0) * 1000,
    endsAt: (claims.exp ?? 0) * 1000,
  };
}

/** Checks a token once and remembers it until its end, so that a signature is not computed for every request. */
function tokenReader(options: CustomerDoorOptions) {
  const keys = homeKeys(options.jwksUrl);
  const known = new Map<string, Token>();
  const expected = {
    issuer: options.issuer,
    audience: options.audience,
    // What home signs with, and nothing else: a second way to sign would be a second way to forge.
    algorithms: ['ES256'],
    requiredClaims: ['exp', 'sub'],
  };
  return async (text: string): Promise<Token> => {
    const before = known.get(text);
    if (before && before.endsAt > options.clock.now().getTime()) return before;
    known.delete(text);
    const { payload } = await jwtVerify(text, keys, { ...expected, currentDate: options.clock.now() }).catch(
      refusedToken,
    );
    const token = tokenOf(payload);
    if (known.size >= rememberedTokens) known.delete(known.keys().next().value!);
    known.set(text, token);
    return token;
  };
}

const bearerOf = (request: FastifyRequest): string => {
  const [, token] = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (!token) throw problem('sign-in-needed');
  return token;
};

/**
 * The company a request means. A company that the person is not in is none, exactly like one that does not exist; and
 * who is in several must say which, so that nothing is ever written into the wrong one.
 */
export function chosenMembership(memberships: readonly Membership[], companyId: string | undefined): Membership | null {
  if (companyId === undefined) return memberships.length === 1 ? memberships[0]! : null;
  return memberships.find((each) => each.companyId === companyId) ?? null;
}

const companyOf = (request: FastifyRequest): string | undefined => {
  const companyId = request.headers[companyHeader];
  return typeof companyId === 'string' && companyId !== '' ? companyId : undefined;
};

const actorIn = (
  { personId, madeAt, endsAt }: Token,
  memberships: readonly Membership[],
  membership: Membership | null,
): CustomerActor => {
  const roles = ['person'];
  if (membership) roles.push('member');
  if (membership?.role === 'company-admin') roles.push('company-admin');
  const token = { tokenMadeAt: new Date(madeAt), tokenEndsAt: new Date(endsAt) };
  return { kind: 'customer', roles, personId, membership, memberships, ...token };
};

/** Where persons were the last time they were looked up, as far as this process remembers. */
function placesKnown(options: CustomerDoorOptions) {
  const known = new Map<string, readonly Membership[]>();
  const found = async (act: Act<null>, { personId, transferAt }: Token, isWriting: boolean) => {
    // Sent with the question, before it: where the consent does not stand, nothing behind it is done.
    requireTransfer(act.tx, personId, transferAt, isWriting);
    const memberships = await options.membershipsOf(act, personId);
    known.delete(personId);
    if (known.size >= rememberedTokens) known.delete(known.keys().next().value!);
    known.set(personId, memberships);
    return memberships;
  };
  return {
    found,
    expected(token: Token, companyId: string | undefined): Expected<CustomerActor> | undefined {
      const before = known.get(token.personId);
      const membership = before && chosenMembership(before, companyId);
      if (!membership) return undefined;
      return {
        actor: actorIn(token, before, membership),
        settings: { 'app.company_id': membership.companyId },
        // Only what reads is expected.
        holds: async (act) => isDeepStrictEqual(await found(act, token, false), before),
      };
    },
  };
}

type Places = ReturnType<typeof placesKnown>;

interface Asked {
  readonly companyId: string | undefined;
  readonly isWriting: boolean;
}

async function actorOf(act: Act<null>, token: Token, { companyId, isWriting }: Asked, places: Places) {
  const memberships = await places.found(act, token, isWriting);
  const membership = chosenMembership(memberships, companyId);
  if (membership) act.enter('app.company_id', membership.companyId);
  else if (memberships.length === 0) personSeen(act.tx, token.personId, act.now);
  return actorIn(token, memberships, membership);
}

/** A stream that is open ends when the next version takes effect, where that is known to be before the token's end. */
async function endingWith(token: Token, policy: PolicyKnown): Promise<Token> {
  const end = (await policy.endOf(token.policy))?.getTime();
  return end !== undefined && end < token.endsAt ? { ...token, endsAt: end } : token;
}

/**
 * How customers come in: a token of the home region, whose claims say that policy and transfer were agreed to
 * (privacy.md §0); then the person's place in a company.
 */
export function customerDoor(options: CustomerDoorOptions): Door<CustomerActor> {
  const read = tokenReader(options);
  const places = placesKnown(options);
  return {
    database: options.database,
    async admit(request, route) {
      const token = await endingWith(await read(bearerOf(request)), options.policy);
      // S8.1: by the service's own knowledge, at once, whatever home said minutes ago.
      if (!route.withoutAgreement && token.policy < (await options.policy.now()))
        throw problem('policy-agreement-required');
      if (!token.transfer) throw problem('transfer-consent-required');
      const companyId = companyOf(request);
      // Behind the fence: of who withdrew the transfer the log of use of this region knows nothing.
      const noteIn = () => noteSignedIn(request, { kind: 'customer', personId: token.personId });
      const expected = places.expected(token, companyId);
      const asked = { companyId, isWriting: request.method !== 'GET' && request.method !== 'HEAD' };
      return {
        settings: { 'app.person_id': token.personId, 'app.token_made_at': new Date(token.madeAt).toISOString() },
        async actor(act) {
          const actor = await actorOf(act, token, asked, places);
          noteIn();
          return actor;
        },
        expected: expected && {
          ...expected,
          holds: (act) =>
            expected.holds(act).then((isSame) => {
              noteIn();
              return isSame;
            }),
        },
      };
    },
  };
}
