import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance } from 'fastify';
import { connector } from '#privacy/vocabulary';
import { passingSignIn } from './data-map.ts';

const way = connector(passingSignIn);

/** Where the staff realm stands below the service's origin. */
export const staffSignInPath = '/staff-sign-in';

/**
 * Passes the staff realm through, so that it shares the workbench's origin. Host and protocol are those of the public
 * address and never what the caller wrote (trust.md §3).
 */
export async function passStaffSignIn(
  app: FastifyInstance,
  config: { readonly SERVICE_URL: string; readonly STAFF_REALM_INTERNAL_URL: string },
): Promise<void> {
  const url = new URL(config.SERVICE_URL);
  const proxy = way.open(() => httpProxy);
  await app.register(proxy, {
    upstream: config.STAFF_REALM_INTERNAL_URL,
    prefix: staffSignInPath,
    rewritePrefix: staffSignInPath,
    disableRequestLogging: true,
    http: { requestOptions: { timeout: 10_000 } },
    replyOptions: {
      rewriteRequestHeaders: (request, headers) => ({
        ...headers,
        host: url.host,
        'x-forwarded-host': url.host,
        'x-forwarded-proto': url.protocol.slice(0, -1),
        'x-forwarded-for': request.ip,
      }),
    },
  });
}
