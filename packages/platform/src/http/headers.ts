import type { FastifyInstance } from 'fastify';

/** What differs between origins; the rest of the security headers is the same everywhere (trust.md §3). */
export interface HeaderRules {
  /** Content-Security-Policy of every answer that does not set its own. */
  readonly contentSecurityPolicy: string;
  /** `cross-origin` on the file origin only. */
  readonly resourcePolicy: 'same-origin' | 'same-site' | 'cross-origin';
  /** Whether pages of this origin may ask for the camera. */
  readonly camera?: boolean;
  /** Whether answers are reached over TLS (then HSTS is sent). */
  readonly tls: boolean;
}

/** The policy of an origin that answers no pages. */
export const noPagesPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Sends the security headers on every answer, errors included. */
export function sendSecurityHeaders(app: FastifyInstance, rules: HeaderRules): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('request-id', request.id);
  });
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', rules.contentSecurityPolicy);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('cross-origin-opener-policy', 'same-origin');
    if (!reply.hasHeader('cross-origin-resource-policy'))
      reply.header('cross-origin-resource-policy', rules.resourcePolicy);
    reply.header(
      'permissions-policy',
      `camera=(${rules.camera ? 'self' : ''}), microphone=(), geolocation=(), payment=(), usb=()`,
    );
    if (rules.tls) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
}
