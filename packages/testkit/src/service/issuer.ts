import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { ToldConsentKind } from '#contract/home';
import { newId } from '#platform/ids';

/** Claims of a customer's token that a test may want different; null leaves one out. */
export interface TokenWish {
  readonly policy?: number | null;
  readonly transfer?: boolean | null;
  /** When the yes was said that the token is issued for; long ago unless a test wants another time. */
  readonly transferAt?: Date;
  readonly audience?: string;
  readonly issuer?: string;
  /** Signed by another key of the issuer, in a way home does not sign. */
  readonly algorithm?: 'EdDSA';
  /** Seconds from now; negative for an expired token. */
  readonly endsInSeconds?: number;
}

/** What home says that a person decided; `type` and `eventId` are as they should be unless a test wants others. */
export interface NoticeWish {
  readonly kind: ToldConsentKind;
  readonly given: boolean;
  readonly decidedAt: Date;
  readonly eventId: string;
  readonly type?: string;
}

/** Stands for the home region's issuer: serves its keys over HTTP and signs tokens with them. */
export interface Issuer {
  readonly origin: string;
  token(personId: string, audience: string, now: Date, wish?: TokenWish): Promise<string>;
  /** A notice of home about what a person decided, signed like its tokens. */
  notice(personId: string, audience: string, now: Date, wish: NoticeWish): Promise<string>;
  /** A request of home for policies; `type` as home writes it unless a test wants another. */
  policyRequest(audience: string, now: Date, type?: string): Promise<string>;
  /** How often the keys were fetched. */
  readonly keysFetched: () => number;
  close(): Promise<void>;
}

const policyRequests =
  (key: CryptoKey, origin: string): Issuer['policyRequest'] =>
  (audience, now, type = 'policy-request+jwt') => {
    const seconds = Math.floor(now.getTime() / 1000);
    return new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', kid: 'test', typ: type })
      .setIssuer(`${origin}/oidc`)
      .setAudience(audience)
      .setJti(newId(now))
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 60)
      .sign(key);
  };

/** Opens an issuer on a free port. For the staff realm, too: it does what it is told, and says nothing. */
export async function openIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' };
  const second = await generateKeyPair('EdDSA');
  const secondJwk = { ...(await exportJWK(second.publicKey)), kid: 'second', alg: 'EdDSA', use: 'sig' };
  let fetched = 0;
  const server = createServer((request, response) => {
    if (/^\/staff-sign-in\/accounts\//.test(request.url ?? '') && request.headers.authorization)
      return void response.writeHead(204).end();
    if (request.url !== '/oidc/jwks') return void response.writeHead(404).end();
    fetched++;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [jwk, secondJwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    keysFetched: () => fetched,
    token(personId, audience, now, wish = {}) {
      const { policy = 0, transfer = true, transferAt, endsInSeconds = 300 } = wish;
      const seconds = Math.floor(now.getTime() / 1000);
      return new SignJWT({
        ...(policy !== null && { policy }),
        ...(transfer !== null && { transfer }),
        ...(transferAt && { transferAt: transferAt.getTime() }),
      })
        .setProtectedHeader({ alg: wish.algorithm ?? 'ES256', kid: wish.algorithm ? 'second' : 'test', typ: 'at+jwt' })
        .setIssuer(wish.issuer ?? `${origin}/oidc`)
        .setSubject(personId)
        .setAudience(wish.audience ?? audience)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + endsInSeconds)
        .sign(wish.algorithm ? second.privateKey : privateKey);
    },
    notice(personId, audience, now, { kind, given, decidedAt, eventId, type = 'consent+jwt' }) {
      const seconds = Math.floor(now.getTime() / 1000);
      return new SignJWT({ consents: { given: { [kind]: given }, decidedAt: decidedAt.toISOString() } })
        .setProtectedHeader({ alg: 'ES256', kid: 'test', typ: type })
        .setIssuer(`${origin}/oidc`)
        .setSubject(personId)
        .setAudience(audience)
        .setJti(eventId)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + 60)
        .sign(privateKey);
    },
    policyRequest: policyRequests(privateKey, origin),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
