import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** An OpenID issuer as the service sees one from the outside: a description, keys, and tokens signed by them. */
export interface Issuer {
  readonly origin: string;
  /** A customer's access token, as the home region issues it after both agreements. */
  token(personId: string, audience: string, policy?: number): Promise<string>;
  close(): Promise<void>;
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

/** Opens an issuer for both realms. It describes itself as whoever it is asked as. */
export async function openIssuer(staffIssuer: () => string): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'grid', alg: 'ES256', use: 'sig' };
  let origin = '';
  const metadataOf = (path: string) => {
    const issuer = path.includes('/staff-sign-in') ? staffIssuer() : `${origin}/oidc`;
    return {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      code_challenge_methods_supported: ['S256'],
    };
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(path.includes('jwks') ? { keys: [jwk] } : metadataOf(path)));
  });
  origin = `http://127.0.0.1:${await listening(server)}`;
  return {
    origin,
    token: (personId, audience, policy = 0) =>
      new SignJWT({ policy, transfer: true })
        .setProtectedHeader({ alg: 'ES256', kid: 'grid', typ: 'at+jwt' })
        .setSubject(personId)
        .setIssuer(`${origin}/oidc`)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime('5 minutes')
        .sign(privateKey),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
