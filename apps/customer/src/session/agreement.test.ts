import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { peopleRoutes } from '#contract';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const answerOf = (status: number, body: object) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const refusal = (code: string) => answerOf(403, { code, status: 403 });

/** Both regions, as a page that is open meets them. */
const regions = { home: () => answerOf(500, {}), service: () => answerOf(500, {}), tokens: 0 };

function token(): Response {
  const iat = Math.floor(Date.now() / 1000);
  const claims = { aud: 'https://service.example', sub: 'a', iat, exp: iat + 300, n: regions.tokens };
  const accessToken = `${part({ alg: 'ES256' })}.${part(claims)}.x`;
  return answerOf(200, {
    accessToken,
    expiresAt: new Date((iat + 300) * 1000).toISOString(),
    person: { serviceId: 'a' },
  });
}

beforeEach(() => {
  vi.resetModules();
  Object.assign(regions, { home: token, service: () => answerOf(200, { personId: 'a' }), tokens: 0 });
  vi.stubGlobal('fetch', async (address: string) => {
    if (String(address).startsWith('https://service.example/')) return regions.service();
    regions.tokens += 1;
    return regions.home();
  });
});
afterEach(() => vi.unstubAllGlobals());

const open = async () => {
  const { service } = await import('./service.ts');
  const { sessionState } = await import('./token.ts');
  const { connectTo } = await import('./live.ts');
  return {
    ask: () => service(peopleRoutes.readMe, {}).catch((thrown: { problem: { code: string } }) => thrown.problem.code),
    follow: () => connectTo('/api/live')('', new AbortController().signal).catch(() => 'refused'),
    state: sessionState.read,
  };
};

describe('S8.1 a page that was open when a version took effect', () => {
  it.each(['policy-agreement-required', 'transfer-consent-required'])(
    'asks again with its next request, although its token is good for minutes: %s',
    async (code) => {
      const page = await open();
      await page.ask();
      expect([page.state(), regions.tokens]).toEqual(['live', 1]);
      regions.service = () => refusal(code);
      expect(await page.ask()).toBe(code);
      expect(page.state()).toBe('agreement-needed');
    },
  );

  it('asks home before it asks the service again, and goes on once the person has agreed', async () => {
    const page = await open();
    await page.ask();
    regions.service = () => refusal('policy-agreement-required');
    await page.ask();
    let asked = 0;
    regions.service = () => {
      asked += 1;
      return answerOf(200, { personId: 'a' });
    };
    regions.home = () => refusal('policy-agreement-required');
    expect(await page.ask()).toBe('policy-agreement-required');
    expect([page.state(), asked]).toEqual(['agreement-needed', 0]);
    regions.home = token;
    await page.ask();
    expect([page.state(), asked]).toEqual(['live', 1]);
  });

  it('asks again by itself where nobody touches it: its stream is refused', async () => {
    const page = await open();
    await page.ask();
    regions.service = () => refusal('policy-agreement-required');
    expect(await page.follow()).toBe('refused');
    expect(page.state()).toBe('agreement-needed');
  });

  it('is not asked for any other refusal', async () => {
    const page = await open();
    await page.ask();
    regions.service = () => refusal('not-allowed');
    expect([await page.ask(), await page.follow()]).toEqual(['not-allowed', 'refused']);
    expect([page.state(), regions.tokens]).toEqual(['live', 1]);
  });
});
