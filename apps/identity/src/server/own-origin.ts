import type { FastifyRequest } from 'fastify';
import { problem } from '#contract/route';

/**
 * Refuses unsafe calls that no page of this origin made: a browser always says where such a call comes from.
 * @throws problem `foreign-origin`
 */
export function requireOwnOrigin(request: FastifyRequest, origin: string): void {
  const from = request.headers.origin;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') throw problem('foreign-origin');
  if (from !== undefined && from !== origin) throw problem('foreign-origin');
  if (from === undefined && site === undefined) throw problem('foreign-origin');
}
