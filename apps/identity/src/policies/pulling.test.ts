import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { Readable } from 'node:stream';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConsentKind, consentKinds } from '#contract/home';
import { languages } from '#contract/route';
import { openTestHome, type TestHome } from '../identity.fixture.ts';
import { signedInPerson } from '../journey.fixture.ts';
import { Distrusted } from '../server/bounded.ts';

const changes = { zh: '期限更清楚。', en: 'Periods are clearer.', de: 'Fristen sind klarer.' };
const textOf = (kind: ConsentKind, language: string, version: number) => {
  const body = `# ${kind} ${language} ${version}\n\nWords.\n`;
  const sha256 = createHash('sha256').update(body).digest('hex');
  return { kind, language, title: `${kind} ${language} ${version}`, body, sha256 };
};
const policyOf = (version: number, more: object = {}) => ({
  version,
  archived: false,
  publishedAt: new Date(Date.now() - 60_000).toISOString(),
  effectiveAt: new Date(Date.now() - 1_000).toISOString(),
  registerHash: 'a'.repeat(64),
  changes,
  texts: consentKinds.flatMap((kind) => languages.map((language) => textOf(kind, language, version))),
  ...more,
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

function* spaces() {
  const piece = Buffer.alloc(1024 * 1024, ' ');
  for (;;) yield piece;
}

let home: TestHome;
let service: Server;
let published: ReturnType<typeof policyOf>[] = [];
let takenBack: number[] = [];
let isAway = false;
/** Whether the service answers without end. */
let endless = false;
/** A version that the service hands over whatever it is asked for. */
let insisted: ReturnType<typeof policyOf> | null = null;

beforeAll(async () => {
  home = await openTestHome();
  const keys = () => createRemoteJWKSet(new URL(`${home.url}/oidc/jwks`));
  service = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url!, home.serviceUrl);
    if (isAway || pathname !== '/api/region/policies') return void response.writeHead(503).end();
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const audience = `${home.serviceUrl}/api/region/policies`;
    await jwtVerify(token, keys(), { issuer: `${home.url}/oidc`, audience, typ: 'policy-request+jwt' });
    if (endless)
      return void Readable.from(spaces())
        .pipe(response.writeHead(200))
        .on('error', () => undefined);
    const next = insisted ?? published.find(({ version }) => version > Number(searchParams.get('after'))) ?? null;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ next, takenBack }));
  });
  const { hostname, port } = new URL(home.serviceUrl);
  await new Promise<void>((ready) => service.listen(Number(port), hostname, ready));
});
afterAll(async () => {
  await home.close();
  service.close();
});
beforeEach(() => {
  isAway = false;
  endless = false;
  insisted = null;
});

const read = async (path: string) => (await home.browser().call('GET', path)).json();
const pull = () => home.realm.pullPolicies!();

// What home has it keeps: these go on from each other, and none is tried twice.
describe('S8.2 home takes over what the privacy desk publishes', { retry: 0 }, () => {
  it('S8.1 and a page that was opened before cannot agree to the new text unseen', async () => {
    const { browser } = await signedInPerson(home);
    const { crossBorder, policy, ...before } = await read('/policy/0/zh');
    published = [policyOf(1)];
    expect(await pull()).toBe(1);
    expect(await read('/policy')).toMatchObject({ version: 1, demo: false, archived: false, changes });
    const token = await browser.call('POST', '/session/token');
    expect([token.status, (await token.json()).code]).toEqual([403, 'policy-agreement-required']);
    const agree = async (shown: object) => {
      const answer = await browser.call('PUT', '/consents/policy', { given: true, shown });
      return [answer.status, (await answer.json()).code];
    };
    const old = { version: before.version, language: 'zh', sha256: policy.sha256 };
    const now = await read('/policy/1/zh');
    expect(await agree(old)).toEqual([409, 'policy-changed']);
    expect(await agree({ ...old, version: 1 })).toEqual([409, 'policy-changed']);
    expect(await agree({ version: 1, language: 'en', sha256: now.policy.sha256 })).toEqual([409, 'policy-changed']);
    expect(await agree({ version: 1, language: 'zh', sha256: now.policy.sha256 })).toEqual([200, undefined]);
    expect(crossBorder.sha256).not.toBe(now.crossBorder.sha256);
  });

  it('and goes on serving it while the service is away', async () => {
    isAway = true;
    await expect(pull()).rejects.toThrow('503');
    expect((await read('/policy')).version).toBe(1);
    expect((await read('/policy/1/de')).policy.title).toBe('policy de 1');
  });

  it('but takes over no text whose hash is not its own, and nothing of that version', async () => {
    const wrong = policyOf(2);
    wrong.texts[0] = { ...wrong.texts[0]!, body: '# something else\n' };
    published = [policyOf(1), wrong];
    await expect(pull()).rejects.toThrow('not the one its hash names');
    expect((await home.browser().call('GET', '/policy/2/zh')).status).toBe(404);
    expect((await read('/policy')).version).toBe(1);
  });

  it.each([
    [
      'before there was anything to publish with',
      { publishedAt: '2019-01-01T00:00:00Z', effectiveAt: '2019-01-02T00:00:00Z' },
    ],
    ['in years to come', { effectiveAt: '2199-01-01T00:00:00Z' }],
    ['that was published tomorrow', { publishedAt: inDays(1), effectiveAt: inDays(2) }],
    ['before the one that home has', { publishedAt: inDays(-40), effectiveAt: inDays(-30) }],
    [
      'as a former one of a century ago',
      { archived: true, changes: null, publishedAt: '1890-01-01T00:00:00Z', effectiveAt: '1890-01-01T00:00:00Z' },
    ],
    [
      'as a former one of the future',
      { archived: true, changes: null, publishedAt: inDays(30), effectiveAt: inDays(30) },
    ],
  ])('nor a version %s', async (_, times) => {
    published = [policyOf(2, times)];
    await expect(pull()).rejects.toThrow(Distrusted);
    expect((await home.browser().call('GET', '/policy/2/zh')).status).toBe(404);
    expect((await read('/policy')).version).toBe(1);
  });

  it('nor an answer that has no end', async () => {
    endless = true;
    await expect(pull()).rejects.toThrow('larger than');
    expect((await read('/policy')).version).toBe(1);
  });

  it('and never changes what it has, whatever the service says of it later', async () => {
    published = [policyOf(2), policyOf(3, { effectiveAt: new Date(Date.now() + 3_600_000).toISOString() })];
    expect(await pull()).toBe(3);
    const before = await read('/policy/2/zh');
    published = [policyOf(2, { texts: [textOf('policy', 'zh', 77)] })];
    expect(await pull()).toBe(3);
    expect(await read('/policy/2/zh')).toEqual(before);
    insisted = policyOf(2, { texts: [textOf('policy', 'zh', 77)] });
    await expect(pull()).rejects.toThrow('handed over policy 2 after 3');
    expect(await read('/policy/2/zh')).toEqual(before);
  });

  it('S8.1 nor is a version in force before its time, or ever, once it was taken back', async () => {
    expect((await read('/policy')).version).toBe(2);
    takenBack = [3];
    await pull();
    expect((await home.browser().call('GET', '/policy/3/zh')).status).toBe(404);
    expect((await read('/policies')).versions.map(({ version }: { version: number }) => version)).toEqual([2, 1, 0]);
  });

  it('and serves a former version in its languages, in its place in time, and asks nobody to agree to it', async () => {
    const day = '2023-06-05T16:00:00.000Z';
    const texts = [textOf('policy', 'zh', 4)];
    published = [policyOf(4, { archived: true, changes: null, publishedAt: day, effectiveAt: day, texts })];
    expect(await pull()).toBe(4);
    expect((await read('/policy')).version).toBe(2);
    expect(await read('/policy/4/zh')).toMatchObject({ archived: true, effectiveAt: day, crossBorder: { body: '' } });
    expect((await home.browser().call('GET', '/policy/4/de')).status).toBe(404);
    // The day where the customers are: to a reader further west the moment is one of the day before.
    const archived = { version: 4, archived: true, appliedFrom: '2023-06-06' };
    expect((await read('/policies')).versions.at(-1)).toMatchObject(archived);
    expect(await read('/policy')).toMatchObject({ appliedFrom: null });
  });
});
