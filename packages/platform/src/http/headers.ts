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

/** The security headers of an origin's answers. */
export const securityHeaders = (rules: HeaderRules): Record<string, string> => ({
  'content-security-policy': rules.contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': rules.resourcePolicy,
  'permissions-policy': `camera=(${rules.camera ? 'self' : ''}), microphone=(), geolocation=(), payment=(), usb=()`,
  ...(rules.tls && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  'cache-control': 'no-store',
});

// What an answer may decide for itself: its pages' policy, who may embed it, how long it keeps.
const ownable = ['content-security-policy', 'cross-origin-resource-policy', 'cache-control'];

/** Sends the security headers on every answer, errors included. */
export function sendSecurityHeaders(app: FastifyInstance, rules: HeaderRules): void {
  const headers = Object.entries(securityHeaders(rules));
  app.addHook('onRequest', async (request, reply) => {
    reply.header('request-id', request.id);
  });
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of headers)
      if (!ownable.includes(name) || !reply.hasHeader(name)) reply.header(name, value);
  });
}
