import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What home answers: a token by its own clock, `ahead` of the phone's. */
function homeAnswers(aheadMs: number) {
  let asked = 0;
  const answer = async () => {
    asked++;
    const iat = Math.floor((Date.now() + aheadMs) / 1000);
    const claims = { aud: 'https://service.example', sub: 'a', iat, exp: iat + 300, n: asked };
    const body = {
      accessToken: `${part({ alg: 'ES256' })}.${part(claims)}.x`,
      expiresAt: new Date((iat + 300) * 1000).toISOString(),
      person: { serviceId: '00000000-0000-4000-8000-000000000000' },
    };
    return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
  };
  vi.stubGlobal('fetch', answer);
  return () => asked;
}

describe('the token lives as long as home said, whatever the phone’s clock says', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.resetModules();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it.each([
    ['two hours slow', 7_200_000],
    ['two hours fast', -7_200_000],
    ['right', 0],
  ])('on a phone that is %s', async (_, aheadMs) => {
    const asked = homeAnswers(aheadMs);
    const { freshToken, tokenEndsInMs } = await import('./token.ts');
    const first = await freshToken();
    expect(tokenEndsInMs()).toBe(300_000);
    await vi.advanceTimersByTimeAsync(250_000);
    expect(await freshToken()).toBe(first);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await freshToken()).not.toBe(first);
    expect(asked()).toBe(2);
  });

  it('also when the phone’s clock is set back, or slept through', async () => {
    homeAnswers(0);
    const { freshToken, tokenEndsInMs } = await import('./token.ts');
    await freshToken();
    const began = Date.now();
    await vi.advanceTimersByTimeAsync(100_000);
    vi.setSystemTime(began - 3_600_000);
    expect(tokenEndsInMs()).toBe(200_000);
    vi.setSystemTime(began + 290_000);
    expect(tokenEndsInMs()).toBe(10_000);
  });
});

describe('the company that somebody chose on this phone', () => {
  const kept = new Map<string, string>();
  beforeEach(() => {
    vi.resetModules();
    kept.clear();
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    });
    homeAnswers(0);
  });
  afterEach(() => vi.unstubAllGlobals());

  /** The company that calls name after a token was taken, for which home named the person `a`. */
  async function companyAfterToken(personBefore: string | null) {
    const { chosenCompany, rememberNextCompany, rememberPerson } = await import('./storage.ts');
    if (personBefore) rememberPerson(personBefore);
    rememberNextCompany('hengrui');
    expect(chosenCompany()).toBe('hengrui');
    const { freshToken, heldPerson } = await import('./token.ts');
    expect(heldPerson()).toBeNull();
    await freshToken();
    expect(heldPerson()).toBe('a');
    return [chosenCompany(), kept.get('company') ?? null];
  }

  it('S2.3 is forgotten with the first token of another person, before anything is asked in its name', async () => {
    expect(await companyAfterToken('b')).toEqual([null, null]);
  });

  it.each([
    ['of the same person', 'a'],
    ['where nobody was remembered', null],
  ])('stays with a token %s', async (_when, before) => {
    expect(await companyAfterToken(before)).toEqual(['hengrui', 'hengrui']);
  });
});
