import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UnsentReply } from './index.ts';

const personId = '00000000-0000-4000-8000-00000000000a';
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const never = new AbortController().signal;

/** Both regions as a page sees them: home gives tokens, the service takes replies and keeps their texts. */
function regions() {
  const seen = { tokens: 0, replied: [] as string[], answer: 'taken' as 'taken' | 'lost' | 'refused' };
  const json = (status: number, body: object) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const { pathname } = new URL(input instanceof Request ? input.url : String(input), 'https://home.example');
    if (pathname.endsWith('/replies')) {
      const { id, text } = JSON.parse(String(init?.body)) as { id: string; text: string };
      seen.replied.push(text);
      // It arrived, and its receipt does not.
      if (seen.answer === 'lost') throw new TypeError('network error');
      if (seen.answer === 'refused') return json(404, { code: 'case-not-found', status: 404 });
      return json(201, { replyId: id });
    }
    seen.tokens++;
    const iat = Math.floor(Date.now() / 1000);
    const claims = { aud: 'https://service.example', sub: personId, iat, exp: iat + 300 };
    return json(200, {
      accessToken: `${part({ alg: 'ES256' })}.${part(claims)}.x`,
      expiresAt: new Date((iat + 300) * 1000).toISOString(),
      person: { serviceId: personId },
    });
  });
  return seen;
}

let seen: ReturnType<typeof regions>;

/** A reply with a file that is being made ready, under way to be sent. */
async function underWay(text: string) {
  vi.resetModules();
  const { takeTurn } = await import('../../files/sending/turns.ts');
  const unsent = await import('./index.ts');
  const { putUnsent, sendUnsent, trayOf } = unsent;
  const ends = [await takeTurn('preparing', never), await takeTurn('preparing', never)];
  const id = crypto.randomUUID();
  const reply: UnsentReply = {
    kind: 'reply',
    id,
    caseNumber: 'C-26-000001',
    text,
    state: 'writing',
    problem: null,
    files: [],
    language: 'zh',
    changedAt: '2026-01-01T00:00:00.000Z',
  };
  putUnsent(personId, reply);
  const tray = trayOf(personId, id);
  tray.add([new File(['spindle'], 'log.txt', { type: 'text/plain' })]);
  const sending = sendUnsent(personId, id);
  await vi.waitFor(() => expect(seen.tokens).toBeGreaterThan(0));
  const end = () => {
    for (const each of ends) each();
  };
  return { ...unsent, id, tray, sending, end };
}

describe('a reply whose files take their time', () => {
  // The first reading of all modules takes long on a busy machine.
  beforeAll(() => import('./index.ts'));
  beforeEach(() => {
    seen = regions();
    vi.stubGlobal('navigator', { onLine: true });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('S2.2 goes out with what was typed meanwhile', async () => {
    const { changeUnsent, findUnsent, id, tray, sending, end } = await underWay('主轴异响');
    changeUnsent(personId, id, { text: '主轴异响，转速 3000 以上更明显' });
    for (const file of tray.read()) tray.remove(file.id);
    expect(await sending).toMatchObject({ isSent: true });
    expect(seen.replied).toEqual(['主轴异响，转速 3000 以上更明显']);
    expect(findUnsent(personId, id)).toBeUndefined();
    end();
  });

  it('S2.3 goes to nobody when it is given up meanwhile', async () => {
    const { discard, id, sending, end } = await underWay('发错了');
    await discard(personId, id);
    expect(await sending).toEqual({ isSent: false });
    expect(seen.replied).toEqual([]);
    end();
  });

  it('stays here when its writer goes on writing', async () => {
    const { changeUnsent, findUnsent, id, tray, sending, end } = await underWay('还没写完');
    changeUnsent(personId, id, { state: 'writing' });
    for (const file of tray.read()) tray.remove(file.id);
    expect(await sending).toEqual({ isSent: false });
    expect(seen.replied).toEqual([]);
    expect(findUnsent(personId, id)?.state).toBe('writing');
    end();
  });
});

describe('a reply whose receipt does not come', () => {
  beforeAll(() => import('./index.ts'));
  beforeEach(() => {
    seen = regions();
    vi.stubGlobal('navigator', { onLine: true });
  });
  afterEach(() => vi.unstubAllGlobals());

  /** Sent without a file; the answer is as `seen` says. */
  async function sentOnce(answer: 'lost' | 'refused') {
    const under = await underWay('主轴异响');
    seen.answer = answer;
    for (const file of under.tray.read()) under.tray.remove(file.id);
    expect(await under.sending).toEqual({ isSent: false });
    under.end();
    seen.answer = 'taken';
    return under;
  }

  it('S2.2 goes up once more as it was, and what was typed since waits as the next reply', async () => {
    const { changeUnsent, findUnsent, sendUnsent, unsentOf, id } = await sentOnce('lost');
    changeUnsent(personId, id, { text: '主轴异响，转速 3000 以上' });
    expect(await sendUnsent(personId, id)).toMatchObject({ isSent: true });
    expect(seen.replied).toEqual(['主轴异响', '主轴异响']);
    expect(findUnsent(personId, id)).toBeUndefined();
    expect(unsentOf(personId)).toEqual([
      expect.objectContaining({ kind: 'reply', caseNumber: 'C-26-000001', text: '，转速 3000 以上', state: 'writing' }),
    ]);
  });

  it('S2.2 that the service has refused goes up as it is now', async () => {
    const { changeUnsent, findUnsent, sendUnsent, unsentOf, id } = await sentOnce('refused');
    expect(findUnsent(personId, id)).toMatchObject({ state: 'needs-you', problem: 'case-not-found' });
    changeUnsent(personId, id, { text: '主轴异响，转速 3000 以上' });
    expect(await sendUnsent(personId, id)).toMatchObject({ isSent: true });
    expect(seen.replied).toEqual(['主轴异响', '主轴异响，转速 3000 以上']);
    expect(unsentOf(personId)).toEqual([]);
  });

  it('S2.2 and that turns out to have been refused goes up at once as it is now', async () => {
    const { changeUnsent, sendUnsent, unsentOf, id } = await sentOnce('lost');
    changeUnsent(personId, id, { text: '主轴有噪声' });
    seen.answer = 'refused';
    expect(await sendUnsent(personId, id)).toEqual({ isSent: false });
    expect(seen.replied).toEqual(['主轴异响', '主轴异响', '主轴有噪声']);
    expect(unsentOf(personId)).toMatchObject([{ text: '主轴有噪声', state: 'needs-you' }]);
  });
});
