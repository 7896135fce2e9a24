import type { Page, Route } from '@playwright/test';
import { origins } from '../stage/ports.ts';

/** Everything that a page of the customer app lists, but not who is signed in. */
export const listed =
  /\/api\/(cases|machines|search|company|seen-before|desk\/(cases|machines|companies|join-requests))/;

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Lets a page read other answers than the service gives: true ones, rewritten. */
export async function rewrite(page: Page, change: (body: Json) => Json, which = listed): Promise<() => Promise<void>> {
  const handle = async (route: Route) => {
    if (route.request().method() !== 'GET') return route.fallback();
    // A page that has gone on does not wait for its answer any more.
    const answer = await route.fetch().catch(() => undefined);
    if (!answer) return;
    const isJson = answer.headers()['content-type']?.includes('application/json');
    await route.fulfill(
      isJson ? { response: answer, json: change((await answer.json()) as Json) } : { response: answer },
    );
  };
  await page.route(which, handle);
  return () => page.unroute(which, handle);
}

/** Lets nothing that is listed come back: the page waits. */
export async function wait(page: Page, which = listed): Promise<() => Promise<void>> {
  const handle = () => undefined;
  await page.route(which, handle);
  return () => page.unroute(which, handle);
}

/** Lets everything that is listed fail at the service. */
export async function fail(page: Page, origin: string = origins.home, which = listed): Promise<() => Promise<void>> {
  const problem = { code: 'bug', status: 500, title: 'bug', requestId: '01a20429-41b1-768d-8fe8-dda596d54171' };
  const handle = (route: Route) =>
    route.fulfill({
      status: 500,
      headers: { 'access-control-allow-origin': origin },
      contentType: 'application/problem+json',
      body: JSON.stringify(problem),
    });
  await page.route(which, handle);
  return () => page.unroute(which, handle);
}

function walk(body: Json, change: (name: string, value: Json) => Json): Json {
  if (Array.isArray(body)) return body.map((each) => walk(each, change));
  if (body === null || typeof body !== 'object') return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, walk(change(name, value), change)]));
}

/** Lists without anything in them. */
export const empty = (body: Json): Json =>
  walk(body, (name, value) => (Array.isArray(value) ? [] : name === 'next' ? null : value));

const numberOf: Readonly<Record<string, (at: number) => string>> = {
  caseNumber: (at) => `C-${200_000 + at}`,
  machineNumber: (at) => `A0230E${String(at).padStart(4, '0')}`,
};

const another = (one: Json, at: number): Json =>
  walk(one, (name, value) => {
    if (typeof value !== 'string') return value;
    if (name in numberOf) return numberOf[name]!(at);
    return /Id$/.test(name) ? `${value.slice(0, -6)}${String(at).padStart(6, '0')}` : value;
  });

const lists = ['cases', 'machines', 'companies', 'members', 'hits'];

const many = (few: readonly Json[]): Json[] =>
  Array.from({ length: 500 }, (_, at) => another(few[at % few.length]!, at + 1));

/** Five hundred of whatever an answer lists. */
export function fiveHundred(body: Json): Json {
  if (Array.isArray(body)) return body.length === 0 ? body : many(body);
  if (body === null || typeof body !== 'object' || !lists.some((name) => name in body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      if (name === 'next') return [name, null];
      if (!Array.isArray(value) || value.length === 0 || !lists.includes(name)) return [name, value];
      return [name, many(value)];
    }),
  );
}

const german = 'Hochdruckkühlschmierstoffversorgungseinheit: Rückschlagventildichtungsverschleiß';
const chinese = '内蒙古自治区呼和浩特金川经济技术开发区重型装备精密激光切割与数控机床制造股份有限责任公司';

const longOf: Readonly<Record<string, string>> = {
  description: `${german}, Spindelmotortemperaturüberwachungseinrichtung meldet Grenzwertüberschreitung`,
  site: 'Blechbearbeitungszentrum Nordrhein-Westfalen, Halle 12 Süd',
  companyName: chinese,
  authorLabel: 'Dr.-Ing. Maximiliane Freifrau von Hohenstein-Falkenberg',
  openedBy: 'Dr.-Ing. Maximiliane Freifrau von Hohenstein-Falkenberg',
  label: 'Dr.-Ing. Maximiliane Freifrau von Hohenstein-Falkenberg',
  text: `${german}. ${chinese}`,
};

/** Long German words and a long Chinese name of a company, wherever people write. */
export const longWords = (body: Json): Json =>
  walk(body, (name, value) => {
    const isNamed = value !== null && typeof value === 'object' && 'name' in value;
    if (name === 'company' && isNamed) return { ...value, name: chinese };
    if (name === 'author' && isNamed) return { ...value, name: longOf.label! };
    return typeof value === 'string' && longOf[name] ? longOf[name] : value;
  });
