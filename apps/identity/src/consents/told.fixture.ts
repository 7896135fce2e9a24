import { createServer } from 'node:http';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import type { Browser, TestHome } from '../identity.fixture.ts';
import { signedInPerson, type Typed } from '../journey.fixture.ts';

/** A service region that keeps every notice that home tells it, after it has read the signature. */
export interface ToldService {
  /** What it was told. */
  readonly told: JWTPayload[];
  /** The status it answers with. */
  answers: number;
  /** The person whose notices it refuses. */
  refusedSub: string;
  /** As it was opened, before each test. */
  begin(): void;
  close(): void;
}

/** Opens it where home looks for the service region. */
export async function openToldService(home: TestHome): Promise<ToldService> {
  const keys = () => createRemoteJWKSet(new URL(`${home.url}/oidc/jwks`));
  const wanted = {
    issuer: `${home.url}/oidc`,
    audience: `${home.serviceUrl}/api/region/consents`,
    typ: 'consent+jwt',
  };
  const server = createServer(async (request, response) => {
    if (request.method !== 'PUT' || request.url !== '/api/region/consents') return void response.writeHead(404).end();
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const { payload } = await jwtVerify(token, keys(), wanted);
    if (payload.sub === service.refusedSub) return void response.writeHead(400).end();
    if (service.answers === 204) service.told.push(payload);
    response.writeHead(service.answers).end();
  });
  const service: ToldService = {
    told: [],
    answers: 204,
    refusedSub: '',
    begin() {
      service.told.length = 0;
      service.answers = 204;
      service.refusedSub = '';
    },
    close: () => void server.close(),
  };
  const { hostname, port } = new URL(home.serviceUrl);
  await new Promise<void>((ready) => server.listen(Number(port), hostname, ready));
  return service;
}

/** Somebody who is signed in and took a token for the service: from then on data of theirs goes abroad. */
export async function personAbroad(home: TestHome): Promise<{ browser: Browser; typed: Typed; serviceId: string }> {
  const { browser, typed } = await signedInPerson(home);
  const { person } = await (await browser.call('POST', '/session/token')).json();
  return { browser, typed, serviceId: person.serviceId };
}
