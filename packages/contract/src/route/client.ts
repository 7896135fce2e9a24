import type { z } from 'zod';
import type { Route } from './define.ts';
import { type Problem, ProblemError, problems } from './problem.ts';

type InputOf<R, Key extends 'params' | 'query' | 'body'> = R extends { readonly [K in Key]: infer S extends z.ZodType }
  ? { readonly [K in Key]: z.input<S> }
  : { readonly [K in Key]?: undefined };

/** What a call of a route needs: exactly the parts its declaration has. */
export type CallInput<R extends Route> = InputOf<R, 'params'> &
  InputOf<R, 'query'> &
  InputOf<R, 'body'> & { readonly signal?: AbortSignal };

/** What a call of a route answers. */
export type AnswerOf<R extends Route> = R extends { readonly answer: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;

/** How a page reaches a region. */
export interface ClientOptions {
  /** Origin, no slash at the end; empty for the page's own. */
  readonly origin: string;
  /** The bearer token of the moment; absent: cookies are sent instead. */
  readonly token?: () => Promise<string | null>;
  /** Sent with every call. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: typeof fetch;
}

/** Calls a route with exactly the input its declaration asks for. @throws ProblemError, also for no network (503). */
export type Client = <R extends Route>(route: R, input: CallInput<R>) => Promise<AnswerOf<R>>;

/** Fills `{name}` parts of a path and appends the query. */
export function addressOf(route: Route, input: { params?: unknown; query?: unknown }): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((input.params as Record<string, unknown>)[name])),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries((input.query as Record<string, unknown>) ?? {}))
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value));
  return query.size > 0 ? `${path}?${query}` : path;
}

async function problemOf(response: Response): Promise<ProblemError> {
  const body = (await response.json().catch(() => null)) as Problem | null;
  if (body && body.code in problems) return new ProblemError(body);
  return new ProblemError({ code: response.status >= 500 ? 'try-again' : 'not-found', status: response.status });
}

/** Makes the typed client of one region. */
export function openClient(options: ClientOptions): Client {
  const send = options.fetch ?? fetch;
  return async (route, input) => {
    const parts = input as { params?: unknown; query?: unknown; body?: unknown; signal?: AbortSignal };
    const headers: Record<string, string> = { accept: 'application/json', ...options.headers };
    const token = await options.token?.();
    if (token) headers.authorization = `Bearer ${token}`;
    if (parts.body !== undefined) headers['content-type'] = 'application/json';
    let response: Response;
    try {
      response = await send(`${options.origin}${addressOf(route, parts)}`, {
        method: route.method,
        headers,
        credentials: options.token ? 'omit' : 'same-origin',
        ...(parts.body !== undefined && { body: JSON.stringify(parts.body) }),
        ...(parts.signal && { signal: parts.signal }),
      });
    } catch (cause) {
      if ((cause as Error).name === 'AbortError') throw cause;
      throw Object.assign(new ProblemError({ code: 'try-again', status: 503 }), { cause });
    }
    if (!response.ok) throw await problemOf(response);
    if (response.status === 204 || !route.answer) return undefined as never;
    return (await response.json()) as never;
  };
}
