import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '#contract';
import { linWei, startService, type TestService } from '#testkit/service';

const home = 'http://localhost:5250';
let world: TestService;

beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const preflight = (path: string, origin: string) =>
  fetch(`${world.url}${path}`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'upload-offset' },
  });

describe('pages of other origins', () => {
  it('of home may call the routes of customers, uploads too, without cookies', async () => {
    const answer = await preflight('/api/uploads/x', home);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe(home);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('access-control-allow-headers')).toContain('upload-offset');
    expect(answer.headers.get('access-control-allow-methods')).toMatch(/GET.*PUT.*POST.*PATCH/);
    const { headers } = await world.asCustomer(linWei, '/api/me', { headers: { origin: home } });
    expect(headers.get('access-control-allow-origin')).toBe(home);
    expect(headers.get('access-control-expose-headers')).toContain('upload-offset');
    const refused = await world.asCustomer(null, '/api/me', { headers: { origin: home } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, home]);
  });

  it.each([
    ['is too long for a route', `/api/machines/${'A'.repeat(3000)}`, 414],
    ['cannot be decoded', '/api/machines/%E0%A4%A', 400],
    ['is too long for the server', `/api/search?words=${'A'.repeat(40_000)}`, 431],
  ])('of home are told why an address is refused that %s, instead of "no network"', async (_why, path, status) => {
    const answer = await fetch(`${world.url}${path}`, { headers: { origin: home } });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([status, home]);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(await answer.json()).toMatchObject({ status, requestId: expect.any(String) });
  });

  it('of anybody else may not, and nobody the routes of the desk', async () => {
    for (const [path, origin] of [
      ['/api/cases', 'http://localhost:4400'],
      ['/api/cases', 'null'],
      ['/api/desk/cases', home],
      ['/api/desk/session', home],
    ] as const) {
      const answer = await preflight(path, origin);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('every answer', () => {
  it.each(['/api/me', '/nothing-here', '/healthz', '/docs', '/openapi.json', '/api/desk/cases'])(
    'S6.2 of %s carries the security headers',
    async (path) => {
      const { headers } = await world.asCustomer(null, path);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      expect(headers.get('content-security-policy')).not.toContain('unsafe-inline');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
    },
  );

  it('that is an error is a problem with a code and a request id', async () => {
    const { body, headers } = await world.asCustomer(null, '/api/cases');
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({ code: 'sign-in-needed', status: 401, requestId: headers.get('request-id') });
  });
});

describe('the documentation', () => {
  it('names every operation, and every operation is bound', async () => {
    const { text } = await world.asCustomer(null, '/docs');
    const { body } = await world.asCustomer(null, '/openapi.json');
    for (const route of allRoutes) {
      expect(text).toContain(`id="${route.id}"`);
      expect(body.paths[route.path][route.method.toLowerCase()].operationId).toBe(route.id);
    }
    const ofTheOrigin = allRoutes.filter((route) => route.id !== 'readFile').map((route) => route.id);
    expect([...world.service.bound].sort()).toEqual(ofTheOrigin.sort());
  });
});
