import { companyHeader } from '#contract/route';
import { companyName, personName } from '../session/names.ts';
import type { AskedByAddress } from './asked.ts';
import { type PageName, pageAt, wantedAt } from './wanted.ts';

/** Written in by the build: the files that a page needs beyond those that every page has. */
declare const filesOf: Readonly<Record<PageName, readonly string[]>>;

// The first script of the page, in its document: while the app's files come over the air, the questions that every
// opening asks are under way already. It stores nothing, and asks the service only with a token, which home gives only
// after both agreements (S0.3, S5.2).

const asked: AskedByAddress = new Map();
globalThis.asked = asked;

function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    // A browser that forbids storage.
    return null;
  }
}

function ask(method: string, address: string, answer: Promise<Response>, companyId = ''): Promise<Response> {
  // Whoever takes the answer hears of a failure; when nobody does, nobody misses it.
  answer.catch(() => undefined);
  asked.set(`${method} ${address}`, { at: performance.now(), companyId, answer });
  return answer;
}

const accept = 'application/json';
const askHome = (method: string, address: string, priority: RequestPriority = 'high') =>
  ask(method, address, fetch(address, { method, headers: { accept }, credentials: 'same-origin', priority }));

function fetchFiles(files: readonly string[]): void {
  for (const file of files) {
    const link = document.createElement('link');
    const isStyle = file.endsWith('.css');
    link.rel = isStyle ? 'preload' : 'modulepreload';
    if (isStyle) link.as = 'style';
    link.crossOrigin = '';
    link.href = file;
    document.head.append(link);
  }
}

interface Pass {
  readonly token: string;
  readonly origin: string;
}

// The service's address is the token's audience: before home has given one, the page knows of no service.
async function passIn(answer: Response): Promise<Pass> {
  const { accessToken: token } = (await answer.clone().json()) as { accessToken: string };
  const claims = JSON.parse(atob((token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')));
  return { token, origin: new URL([claims.aud].flat()[0]).origin };
}

function askService(pass: Promise<Pass>, address: string, companyId: string): void {
  const answer = pass.then(({ token, origin }) => {
    const headers = { accept, authorization: `Bearer ${token}`, ...(companyId && { [companyHeader]: companyId }) };
    return fetch(origin + address, { headers, credentials: 'omit' });
  });
  void ask('GET', address, answer, companyId);
}

const isMember = kept(personName) !== null;
const page = pageAt(location, isMember);
if (isMember && page !== 'sign-in') {
  const pass = askHome('POST', '/session/token').then(passIn);
  for (const address of wantedAt(location)) askService(pass, address, kept(companyName) ?? '');
}
void askHome('GET', '/session');
fetchFiles(filesOf[page]);
void askHome('GET', '/operator.json', 'low');
