import type { FastifyInstance, FastifyReply } from 'fastify';
import { companyHeader } from '#contract';
import { uploadCors } from '../files/index.ts';

const methods = ['GET', 'PUT', ...uploadCors.methods];
const requestHeaders = [...uploadCors.requestHeaders, 'last-event-id', companyHeader];

const isForCustomers = (url: string) => url.startsWith('/api/') && !url.startsWith('/api/desk/');

function allowOnce(reply: FastifyReply, homeUrl: string): void {
  reply.header('access-control-allow-origin', homeUrl);
  reply.header('access-control-expose-headers', uploadCors.exposedHeaders.join(', '));
}

/** Lets pages of home read why a request was refused that no route has seen, e.g. for an address that is too long. */
export const homeMayRead = (homeUrl: string): Record<string, string> => ({
  'access-control-allow-origin': homeUrl,
  vary: 'origin',
});

/**
 * Lets pages of home, and of nobody else, call the routes of customers. They send a token and no cookie, so credentials
 * are not allowed. Routes of the desk answer pages of their own origin only.
 */
export function allowHomePages(app: FastifyInstance, homeUrl: string): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!isForCustomers(request.url)) return;
    reply.header('vary', 'origin');
    if (request.headers.origin !== homeUrl) return;
    allowOnce(reply, homeUrl);
    if (request.method !== 'OPTIONS' || !request.headers['access-control-request-method']) return;
    reply.header('access-control-allow-methods', [...new Set(methods)].join(', '));
    reply.header('access-control-allow-headers', requestHeaders.join(', '));
    // Two hours: the longest that browsers keep.
    reply.header('access-control-max-age', '7200');
    return reply.status(204).send();
  });
}
