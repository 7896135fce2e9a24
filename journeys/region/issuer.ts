import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { consentNoticeAudience, consentNoticeType } from '#contract';
import { newId } from '#platform/ids';

/** Stands in for the home region's token endpoint: publishes a key and signs access tokens as home does. */
export interface Issuer {
  /** An access token of a person who agreed to the policy and, at `transferAt`, to the transfer; it lives five minutes at most. */
  tokenFor(personId: string, transferAt?: Date): Promise<string>;
  /** Home's notice that a person withdrew the transfer. */
  withdrawalOf(personId: string, decidedAt: Date): Promise<string>;
  close(): Promise<void>;
}

/** Starts an issuer at the port where the service region looks for home. */
export async function startIssuer(options: { port: number; issuer: string; audience: string }): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'issuer', alg: 'ES256', use: 'sig' };
  const origin = new URL(options.issuer).origin;
  const discovery = { issuer: options.issuer, jwks_uri: `${origin}/oidc/jwks` };
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url?.includes('openid-configuration') ? discovery : { keys: [jwk] }));
  });
  await new Promise<void>((settle, refuse) => {
    server.once('error', refuse);
    server.listen(options.port, '127.0.0.1', settle);
  });
  return {
    tokenFor: (personId, transferAt = new Date(0)) =>
      new SignJWT({ policy: 0, transfer: true, transferAt: transferAt.getTime() })
        .setProtectedHeader({ alg: 'ES256', kid: 'issuer', typ: 'at+jwt' })
        .setIssuer(options.issuer)
        .setAudience(options.audience)
        .setSubject(personId)
        .setIssuedAt()
        .setExpirationTime('290s')
        .sign(privateKey),
    withdrawalOf: (personId, decidedAt) =>
      new SignJWT({ consents: { given: { 'cross-border': false }, decidedAt: decidedAt.toISOString() } })
        .setProtectedHeader({ alg: 'ES256', kid: 'issuer', typ: consentNoticeType })
        .setIssuer(options.issuer)
        .setAudience(consentNoticeAudience(options.audience))
        .setSubject(personId)
        .setJti(newId())
        .setIssuedAt()
        .setExpirationTime('60s')
        .sign(privateKey),
    close: () => closed(server),
  };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((settle) => server.close(() => settle()));
}
