import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { toString as codeOf } from 'qrcode';
import { securityHeaders } from '#platform/http';
import { authorityPage, languageFor, platformOf, style } from './page.ts';
import { appleProfile } from './profile.ts';

const styleHash = createHash('sha256').update(style).digest('base64');

/** Headers of the one server without TLS; its page runs no script and its only style is the page's own. */
export const pageHeaders = securityHeaders({
  contentSecurityPolicy: `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  resourcePolicy: 'same-origin',
  tls: false,
});

/** What the page needs to know. */
export interface PageConfig {
  readonly HOST: string;
  readonly PAGE_PORT: number;
  readonly HOME_URL: string;
  readonly AUTHORITY_FILE: string;
}

/** Address of the page that hands out the certificate. */
export const pageUrl = (host: string, port: number): string => `http://${host}:${port}/`;

/** Answers the page and the certificate: nothing secret, and the same for everybody. */
export function answerPage(config: PageConfig): RequestListener {
  const certificate = new X509Certificate(readFileSync(config.AUTHORITY_FILE));
  const profile = appleProfile(certificate.raw);
  const files: Readonly<Record<string, readonly [type: string, body: Buffer | string]>> = {
    '/service-center.crt': ['application/x-x509-ca-cert', certificate.raw],
    '/service-center.mobileconfig': ['application/x-apple-aspen-config', profile],
  };
  return (request, response) => {
    const url = URL.parse(request.url ?? '/', pageUrl(config.HOST, config.PAGE_PORT));
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, { allow: 'GET, HEAD' });
    const file = files[url?.pathname ?? ''];
    if (file) {
      return answer(response, 200, { 'content-type': file[0] }, file[1]);
    }
    if (url?.pathname !== '/') return answer(response, 404, {});
    void sendPage(config, certificate.fingerprint256, request, response, url.searchParams.get('lang'));
  };
}

async function sendPage(
  config: PageConfig,
  fingerprint: string,
  request: IncomingMessage,
  response: ServerResponse,
  asked: string | null,
): Promise<void> {
  const code = await codeOf(pageUrl(config.HOST, config.PAGE_PORT), { type: 'svg', margin: 2 });
  const page = authorityPage({
    language: languageFor(asked, request.headers['accept-language']),
    platform: platformOf(request.headers['user-agent']),
    homeUrl: config.HOME_URL,
    fingerprint,
    code,
  });
  answer(response, 200, { 'content-type': 'text/html; charset=utf-8', vary: 'accept-language, user-agent' }, page);
}

function answer(response: ServerResponse, status: number, headers: Record<string, string>, body?: Buffer | string) {
  response.writeHead(status, { ...pageHeaders, ...headers }).end(body);
}
