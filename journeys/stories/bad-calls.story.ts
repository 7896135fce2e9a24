import { expect, test } from '@playwright/test';
import { type Answer, callerOf } from '../actors/api.ts';
import { deskOf } from '../actors/desk.ts';
import { phoneOf } from '../actors/phone.ts';
import { origins } from '../stage/ports.ts';

const wrongBodies: readonly unknown[] = [
  null,
  [],
  'text',
  42,
  {},
  { unknown: true },
  { id: 'not-an-id' },
  { id: crypto.randomUUID(), machineNumber: 7, reason: ['fault'], severity: {}, description: null, language: 'fr' },
  { id: crypto.randomUUID(), text: 'x', files: 'none' },
  { id: crypto.randomUUID(), text: 'x', files: [], more: 1 },
  { id: crypto.randomUUID(), text: 'a\u0000b', files: [] },
  { name: '\u0000', position: 'x', phone: 'x', contactEmail: 'x', countryRegion: 'XX' },
  { __proto__: null, constructor: { prototype: {} } },
];

const places: readonly (readonly [method: string, path: string])[] = [
  ['POST', '/api/cases'],
  ['POST', '/api/cases/C-100001/replies'],
  ['POST', '/api/cases/C-100001/objections'],
  ['PUT', '/api/me/profile'],
  ['PUT', '/api/me/language'],
  ['PUT', '/api/me/join-request'],
];

const wrongAddresses: readonly string[] = [
  '/api/cases?limit=0',
  '/api/cases?limit=many',
  '/api/cases?cursor=%00',
  '/api/cases?cursor=nonsense',
  '/api/cases?state=both',
  '/api/cases?machineNumber=%00',
  '/api/cases/C-1',
  "/api/cases/C-100001'%20OR%201=1",
  '/api/cases/%00',
  '/api/cases/%FF',
  '/api/machines/%F0%9F%92%A9',
  '/api/files/not-an-id',
  '/api/nothing/here',
];

/** A clear refusal: a problem with a code, never a bug. */
function expectProblem(answer: Answer, what: string): void {
  expect(answer.status, what).toBeGreaterThanOrEqual(400);
  expect(answer.status, what).toBeLessThan(500);
  expect(answer.type, what).toContain('application/problem+json');
  expect(answer.body.code, what).toMatch(/^[a-z-]+$/);
  expect(answer.body.code, what).not.toBe('bug');
}

test('wrong types, missing and unknown fields get a clear answer everywhere', async ({ browser }) => {
  const context = await phoneOf(browser, 'zhou.jie');
  const call = await callerOf(context);
  for (const [method, path] of places)
    for (const body of wrongBodies)
      expectProblem(await call(path, { method, body }), `${method} ${path} ${JSON.stringify(body)}`);
  for (const path of wrongAddresses) {
    const answer = await call(path);
    if (answer.status >= 400) expectProblem(answer, path);
  }
  await context.close();
});

test('broken JSON and foreign types are refused before they are read', async ({ browser }) => {
  const context = await phoneOf(browser, 'zhou.jie');
  const call = await callerOf(context);
  for (const [method, path] of places) {
    const answers = {
      broken: await call(path, { method, raw: '{"id":' }),
      deep: await call(path, { method, raw: '['.repeat(20_000) }),
      xml: await call(path, { method, raw: '<x/>', type: 'application/xml' }),
      form: await call(path, { method, raw: 'a=b', type: 'application/x-www-form-urlencoded' }),
    };
    for (const [what, answer] of Object.entries(answers)) expectProblem(answer, `${method} ${path} ${what}`);
    expect(answers.xml.status).toBe(415);
  }
  await context.close();
});

test('10 MB of JSON are answered in words, not by a broken line', async ({ browser }) => {
  const context = await phoneOf(browser, 'zhou.jie');
  const page = await context.newPage();
  await page.goto(origins.home);
  await expect(page.getByRole('navigation')).toBeVisible();
  // From a page: a browser is still sending when the answer comes.
  const answer = (address: string, method: string) =>
    page.evaluate(
      async ({ address, method }) => {
        const taken = await fetch('/session/token', { method: 'POST' });
        const { accessToken } = (await taken.json()) as { accessToken: string };
        const response = await fetch(address, {
          method,
          headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
          body: JSON.stringify({ description: 'x'.repeat(10 * 1024 * 1024) }),
        });
        return { status: response.status, body: (await response.json()) as { code: string } };
      },
      { address, method },
    );
  for (const [method, path] of [
    ...places.map(([verb, at]) => [verb, origins.service + at] as const),
    ['POST', '/sign-up'] as const,
  ])
    expect(await answer(path, method), path).toMatchObject({ status: 413, body: { code: 'too-large' } });
  await context.close();
});

test('the same at home and at the desk', async ({ browser }) => {
  const context = await deskOf(browser, 'mei.zhang');
  const headers = { 'content-type': 'application/json' };
  const ask = async (origin: string, path: string, method: string, data: string) => {
    const response = await context.request.fetch(origin + path, { method, data, headers: { ...headers, origin } });
    const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    const text = await response.text();
    expectProblem(
      { status: response.status(), type: response.headers()['content-type'] ?? '', text, body },
      `${method} ${path} ${data.slice(0, 60)}`,
    );
  };
  for (const data of ['{', ...wrongBodies.map((body) => JSON.stringify(body))]) {
    await ask(origins.service, '/api/desk/cases/C-100001/notes', 'POST', data);
    await ask(origins.service, '/api/desk/cases/C-100001/assignment', 'PUT', data);
    await ask(origins.home, '/sign-up', 'POST', data);
    await ask(origins.home, '/recovery/password', 'POST', data);
    await ask(origins.home, '/email-confirmation', 'POST', data);
  }
  await context.close();
});
