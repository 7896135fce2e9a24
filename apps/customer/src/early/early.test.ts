import { afterEach, describe, expect, it, vi } from 'vitest';
import { addressOf, caseRoutes, companyHeader, machineRoutes, peopleRoutes } from '#contract';
import { readSession, takeToken } from '#contract/home';
import { type Asked, fetchOnce, sinceAsked } from './asked.ts';
import { type Place, pageAt, wantedAt } from './wanted.ts';

const at = (path: string): Place => {
  const { pathname, search, hash } = new URL(path, 'https://home.example');
  return { pathname, search, hash };
};

const me = addressOf(peopleRoutes.readMe, {});
const machineNumber = 'A0230E1234';

describe('what a page asks before its own files are there', () => {
  it.each([
    ['/', addressOf(caseRoutes.listCases, { query: { scope: 'company', state: 'open' } })],
    ['/cases', addressOf(caseRoutes.listCases, { query: { scope: 'company', state: 'open' } })],
    ['/cases/C-100001', addressOf(caseRoutes.readCase, { params: { caseNumber: 'C-100001' } })],
    ['/machines', addressOf(machineRoutes.listMachines, {})],
    [`/open?machine=${machineNumber}`, addressOf(machineRoutes.listMachines, {})],
    [`/m/#1&m=${machineNumber}&e=E-27`, addressOf(machineRoutes.readMachine, { params: { machineNumber } })],
  ])('is at %s what the page itself would ask', (path, wanted) => {
    expect(wantedAt(at(path))).toEqual([me, wanted]);
  });

  it.each([
    '/settings',
    '/cases?state=closed',
    '/cases/C-1/../../desk',
    '/cases/C-1%2Fme',
    '/m/#1&m=../me',
    '/m/',
    '/machines/A',
  ])('is only the person at %s', (path) => {
    expect(wantedAt(at(path))).toEqual([me]);
  });

  it('names the files of the page that will open', () => {
    const named = (path: string, isMember: boolean) => pageAt(at(path), isMember);
    expect(['/', '/cases', '/settings'].map((path) => named(path, true))).toEqual(['member', 'member', 'member']);
    expect(['/open', '/m/', '/cases/C-100001'].map((path) => named(path, true))).toEqual(Array(3).fill('writing'));
    expect(['/', '/open', '/m/', '/cases/C-100001'].map((path) => named(path, false))).toEqual(Array(4).fill('visit'));
    expect([true, false].map((isMember) => named('/sign-in/abc', isMember))).toEqual(['sign-in', 'sign-in']);
  });
});

describe('an answer that was asked for early', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    globalThis.asked = undefined;
  });

  const askedEarly = (key: string, companyId = '', ageMs = 0) => {
    const asked: Asked = { at: performance.now() - ageMs, companyId, answer: Promise.resolve(new Response('early')) };
    globalThis.asked = new Map([[key, asked]]);
    vi.stubGlobal('fetch', async () => new Response('asked'));
  };
  const take = async (input: string, init?: RequestInit) => (await fetchOnce(companyHeader)(input, init)).text();

  it('is taken once, and then asked for anew', async () => {
    askedEarly('GET /api/me');
    expect(await take('https://service.example/api/me')).toBe('early');
    expect(await take('https://service.example/api/me')).toBe('asked');
  });

  it('is of home as well, and says since when', async () => {
    const key = `${takeToken.method} ${takeToken.path}`;
    askedEarly(key, '', 700);
    expect(sinceAsked(takeToken.method, takeToken.path)).toBeGreaterThanOrEqual(700);
    expect(sinceAsked(readSession.method, readSession.path)).toBe(0);
    expect(await take(takeToken.path, { method: takeToken.method })).toBe('early');
  });

  it('is not taken for another company, another method, another address, or when it is old', async () => {
    const headers = { [companyHeader]: 'hengrui' };
    askedEarly('GET /api/me', 'hengrui');
    expect(await take('https://service.example/api/me', { headers: { [companyHeader]: 'beichen' } })).toBe('asked');
    askedEarly('GET /api/me', 'hengrui');
    expect(await take('https://service.example/api/me', { headers, method: 'PUT' })).toBe('asked');
    expect(await take('https://service.example/api/machines', { headers })).toBe('asked');
    expect(await take('https://service.example/api/me', { headers })).toBe('early');
    askedEarly('GET /api/me', 'hengrui', 60_000);
    expect(await take('https://service.example/api/me', { headers })).toBe('asked');
  });

  it('is nothing where no document asked, as in the worker', async () => {
    vi.stubGlobal('fetch', async () => new Response('asked'));
    expect(await take('/session')).toBe('asked');
  });
});
