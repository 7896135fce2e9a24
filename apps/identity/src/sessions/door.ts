import type { FastifyRequest } from 'fastify';
import { problem } from '#contract/route';
import { noteSignedIn } from '#platform/access-log';
import { type Home, look } from '../home.ts';
import { cookieNames, readCookie } from '../server/cookies.ts';
import { hashOf } from '../store/seal.ts';
import type { Person } from './actions.ts';
import { sessionOf } from './queries.ts';

/** The session cookie of a request. */
export const sessionCookie = (request: FastifyRequest): string | undefined => readCookie(request, cookieNames.session);

/** The session of a browser, or undefined. */
export async function sessionOfRequest(home: Home, request: FastifyRequest): Promise<Person | undefined> {
  const cookie = sessionCookie(request);
  if (!cookie) return undefined;
  const session = await look(home, (tx) => sessionOf(tx, hashOf(cookie), home.clock.now()));
  if (!session) return undefined;
  noteSignedIn(request, { kind: 'customer', personId: session.account_id });
  return { accountId: session.account_id, session };
}

/** @throws problem `sign-in-needed` */
export async function requireSession(home: Home, request: FastifyRequest): Promise<Person> {
  const person = await sessionOfRequest(home, request);
  if (!person) throw problem('sign-in-needed');
  return person;
}
