import type { BrowserContext } from '@playwright/test';
import { origins } from '../stage/ports.ts';

/** An answer of the service, as a program sees it. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** The body without the id of the request, so that two answers can be compared. */
  readonly body: Readonly<Record<string, unknown>>;
}

interface Call {
  readonly method?: string;
  readonly body?: unknown;
  /** A body that is sent as it is. */
  readonly raw?: string;
  readonly type?: string;
}

/** Calls the service as the app of a signed-in customer does. */
export async function callerOf(context: BrowserContext) {
  const answer = await context.request.post(`${origins.home}/session/token`, {
    headers: { origin: origins.home, 'sec-fetch-site': 'same-origin' },
  });
  const { accessToken } = (await answer.json()) as { accessToken: string };
  return async (path: string, { method = 'GET', body, raw, type = 'application/json' }: Call = {}): Promise<Answer> => {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await context.request.fetch(origins.service + path, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, ...(sent !== undefined && { 'content-type': type }) },
      data: sent === undefined ? undefined : Buffer.from(sent),
    });
    const text = await response.text();
    return {
      status: response.status(),
      type: response.headers()['content-type'] ?? '',
      text,
      body: withoutRequestId(text),
    };
  };
}

function withoutRequestId(text: string): Record<string, unknown> {
  try {
    const { requestId: _, ...rest } = JSON.parse(text) as Record<string, unknown>;
    return rest;
  } catch {
    return {};
  }
}
