/** A question that was sent before the app's own files were there. */
export interface Asked {
  /** Milliseconds since the page was opened. */
  readonly at: number;
  /** The company it was asked for; empty: the only one. */
  readonly companyId: string;
  readonly answer: Promise<Response>;
}

/** By method and address below its origin; `/api/…` is of the service, everything else of home. */
export type AskedByAddress = Map<string, Asked>;

declare global {
  /** Made by the page's first script; absent in the worker. */
  var asked: AskedByAddress | undefined;
}

// Older than this, a page rather asks anew.
const longestMs = 30_000;

const find = (key: string) => globalThis.asked?.get(key);

/** Milliseconds since a question was sent early whose answer nobody has taken yet; 0 when there is none. */
export function sinceAsked(method: string, address: string): number {
  const asked = find(`${method} ${address}`);
  return asked ? performance.now() - asked.at : 0;
}

const companyOf = (headers: HeadersInit | undefined, name: string) => new Headers(headers).get(name) ?? '';

/** `fetch`, but the answer to what was asked early is taken from there, once; `companyHeader` names the company. */
export const fetchOnce =
  (companyHeader: string): typeof fetch =>
  (input, init) => {
    const address = String(input).replace(/^https?:\/\/[^/]+/, '');
    const key = `${init?.method ?? 'GET'} ${address}`;
    const asked = find(key);
    globalThis.asked?.delete(key);
    const fits =
      asked && asked.companyId === companyOf(init?.headers, companyHeader) && performance.now() - asked.at < longestMs;
    return fits ? asked.answer : fetch(input, init);
  };
