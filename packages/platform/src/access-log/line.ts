import type { FastifyReply, FastifyRequest } from 'fastify';
import { shortenAddress } from '../log/index.ts';
import type { RouteNames } from './routes.ts';
import { softwareOf, systemOf } from './software.ts';

/** Who a request came from, once a door has let them in: a random id, never a name. */
export interface SignedIn {
  readonly kind: 'customer' | 'staff';
  readonly personId: string;
}

/** One request as the log of use keeps it (S2.8). */
export interface AccessLine {
  readonly requestId: string;
  readonly at: Date;
  /** Id of the declared operation, or the pattern of a page; never the address as it was asked for. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly durationMs: number;
  /** Bytes that were sent in answer, headers included. */
  readonly bytes: number;
  readonly address: string;
  readonly software: string;
  readonly system: string;
  readonly signedIn: SignedIn | null;
}

interface Noted {
  signedInAs: SignedIn | null;
  bytesBefore: number;
}

const noted = new WeakMap<FastifyRequest, Noted>();
const notedOf = (request: FastifyRequest): Noted => {
  const found = noted.get(request);
  if (found) return found;
  const begun: Noted = { signedInAs: null, bytesBefore: 0 };
  noted.set(request, begun);
  return begun;
};

const bytesWritten = (request: FastifyRequest): number | undefined =>
  (request.raw.socket as { bytesWritten?: number } | null)?.bytesWritten;

/** Called by a door that let somebody in: from here on the request's line carries the person and the whole address. */
export function noteSignedIn(request: FastifyRequest, who: SignedIn): void {
  notedOf(request).signedInAs = who;
}

/** Remembers where the connection stood, so that the bytes of the answer can be told afterwards. */
export function noteBeginning(request: FastifyRequest): void {
  notedOf(request).bytesBefore = bytesWritten(request) ?? 0;
}

const plainMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * The line of an answered request. Of somebody who is not signed in only a shortened address is kept, and nothing that
 * tells two of them apart (S0.3).
 */
export function lineOf(request: FastifyRequest, reply: FastifyReply, routes: RouteNames, now: Date): AccessLine {
  const { signedInAs, bytesBefore } = notedOf(request);
  const agent = request.headers['user-agent'];
  const written = bytesWritten(request);
  return {
    requestId: request.id,
    at: new Date(now.getTime() - reply.elapsedTime),
    route: routes(request.method, request.routeOptions.url, request.url),
    method: plainMethods.has(request.method) ? request.method : 'other',
    status: reply.statusCode,
    durationMs: Math.round(reply.elapsedTime),
    bytes: written === undefined ? 0 : Math.max(0, written - bytesBefore),
    address: signedInAs ? request.ip : shortenAddress(request.ip),
    software: softwareOf(agent),
    system: systemOf(agent),
    signedIn: signedInAs,
  };
}
