import type { BrowserContext, Request } from '@playwright/test';

/** Keeps every request of a browser, whichever page or worker sends it, with the headers that really went out. */
export interface Recorder {
  readonly requests: readonly Request[];
  /** Addresses of requests to an origin since the recording began. */
  to(origin: string): string[];
  /** Cookie names sent to an origin. */
  cookiesSentTo(origin: string): Promise<string[]>;
}

/** Begins to record a browser context. */
export function record(context: BrowserContext): Recorder {
  const requests: Request[] = [];
  context.on('request', (request) => requests.push(request));
  const sentTo = (origin: string) => requests.filter((request) => new URL(request.url()).origin === origin);
  return {
    requests,
    to: (origin) => sentTo(origin).map((request) => `${request.method()} ${new URL(request.url()).pathname}`),
    async cookiesSentTo(origin) {
      const headers = await Promise.all(sentTo(origin).map((request) => request.allHeaders().catch(() => ({}))));
      const cookies = headers.flatMap((each) => ((each as Record<string, string>).cookie ?? '').split('; '));
      return [...new Set(cookies.filter(Boolean).map((cookie) => cookie.split('=')[0] ?? ''))];
    },
  };
}
