import type { FastifyInstance } from 'fastify';
import { noPagesPolicy } from '#platform/http';
import type { ProviderHolder } from '../provider.ts';

/**
 * Mounts the OpenID provider under the path of its issuer. Host and protocol of every request are taken from the
 * issuer, so that no address in an answer comes from a Host header (trust.md §3).
 */
export async function mountProvider(app: FastifyInstance, holder: ProviderHolder, issuer: string): Promise<void> {
  const { pathname, host, protocol } = new URL(issuer);
  await app.register(async (mount) => {
    // The provider reads request bodies itself.
    mount.removeAllContentTypeParsers();
    mount.addContentTypeParser('*', (_request, _payload, done) => done(null));
    mount.all(`${pathname}/*`, async (request, reply) => {
      reply.hijack();
      const { raw } = request;
      raw.headers.host = host;
      raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
      delete raw.headers['x-forwarded-host'];
      Object.assign(raw, { originalUrl: raw.url, url: raw.url?.slice(pathname.length) || '/' });
      // A hijacked answer passes no hook, so the headers of every answer are set here.
      for (const [name, value] of Object.entries(answerHeaders(protocol === 'https:', request.id)))
        reply.raw.setHeader(name, value);
      await holder.current().callback()(raw, reply.raw);
    });
  });
}

const answerHeaders = (tls: boolean, requestId: string): Record<string, string> => ({
  'request-id': requestId,
  'content-security-policy': noPagesPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  ...(tls && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
});
