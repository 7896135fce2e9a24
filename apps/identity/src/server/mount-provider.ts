import type { FastifyInstance } from 'fastify';
import { noPagesPolicy, securityHeaders } from '#platform/http';
import type { ProviderHolder } from '../provider.ts';

/**
 * Mounts the OpenID provider under the path of its issuer. Host and protocol of every request are taken from the
 * issuer, so that no address in an answer comes from a Host header (trust.md §3).
 */
export async function mountProvider(app: FastifyInstance, holder: ProviderHolder, issuer: string): Promise<void> {
  const { pathname, host, protocol } = new URL(issuer);
  const headers = securityHeaders({
    contentSecurityPolicy: noPagesPolicy,
    resourcePolicy: 'same-origin',
    tls: protocol === 'https:',
  });
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
      reply.raw.setHeader('request-id', request.id);
      for (const [name, value] of Object.entries(headers)) reply.raw.setHeader(name, value);
      await holder.current().callback()(raw, reply.raw);
    });
  });
}
