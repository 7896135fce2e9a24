import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Route } from '#contract/route';
import { examples, type Thing } from '../../guards/access-grid/examples.ts';

/** A mark that no program writes by itself; `where` says which place of a request it stood in. */
export const canaryMark = 'cnry';
export const canary = (where: string): string => `${canaryMark}-${where}-${randomBytes(16).toString('hex')}`;

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Headers that any client may send, each with a canary. */
export const canaryHeaders = (): Record<string, string> =>
  Object.fromEntries(
    [
      ...['user-agent', 'referer', 'accept-language', 'x-forwarded-for', 'x-real-ip', 'company-id', 'idempotency-key'],
      ...['last-event-id', 'if-none-match', 'x-request-id', 'request-id', 'traceparent', 'from', 'x-anything'],
    ].map((name) => [name, canary('header')]),
  );

/** The route's address with a canary for every parameter and every question. */
export function canaryAddress({ path, query }: Route): string {
  const known = query
    ? Object.keys(z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' }).properties ?? {})
    : [];
  const asked = [...known, 'unknown'].map((name) => `${name}=${canary('query')}`).join('&');
  return `${path.replace(/\{\w+\}/g, () => canary('path'))}?${asked}`;
}

const example = (id: string): Json | undefined => {
  const thing = { id: '0198b002-0000-7000-8000-00000000abcd', customerNumber: '410001', machineNumber: 'A1001E0001' };
  const body = examples[id]?.body as ((thing: Thing) => Json) | Json | undefined;
  try {
    return typeof body === 'function' ? body(thing) : body;
  } catch {
    return undefined;
  }
};

/** The value with a canary in every text, as long as the contract still takes it. */
function withCanaries(body: Json, takes: (body: Json) => boolean): Json {
  const whole = structuredClone(body);
  const visit = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    const holder = value as Record<string, Json>;
    for (const [name, one] of Object.entries(holder)) {
      if (typeof one !== 'string') visit(one);
      else {
        holder[name] = canary('body');
        if (!takes(whole)) holder[name] = one;
      }
    }
  };
  visit(whole);
  return whole;
}

/** Bodies of an operation: what the contract takes, what it refuses, and what is no JSON at all. */
export function canaryBodies(route: Route): string[] {
  if (route.method === 'GET' || route.method === 'HEAD') return [];
  const { body } = route;
  const refused = [JSON.stringify({ [canary('field')]: canary('body') }), `{"broken": ${canary('body')}`];
  if (!body) return refused;
  const names = Object.keys(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }).properties ?? {});
  refused.push(JSON.stringify(Object.fromEntries(names.map((name) => [name, canary('body')]))));
  const taken = example(route.id);
  if (taken === undefined || !body.safeParse(taken).success) return refused;
  return [JSON.stringify(withCanaries(taken, (one) => body.safeParse(one).success)), ...refused];
}
