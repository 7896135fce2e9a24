import { companyHeader } from '#contract/route';
import { companyName, personName } from '../session/names.ts';
import type { AskedByAddress } from './asked.ts';
import { type PageName, pageAt, wantedAt } from './wanted.ts';

/** Written in by the build: the app's own file, what it imports, and what a page needs beyond that. */
declare const files: {
  readonly entry: string;
  readonly everywhere: readonly string[];
  readonly ofPage: Readonly<Record<PageName, readonly string[]>>;
};

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

function fetchFile(file: string): void {
  const link = document.createElement('link');
  const isStyle = file.endsWith('.css');
  link.rel = isStyle ? 'preload' : 'modulepreload';
  if (isStyle) link.as = 'style';
  link.crossOrigin = '';
  link.href = file;
  document.head.append(link);
}

function openApp(page: PageName): void {
  for (const file of [files.entry, ...files.everywhere, ...files.ofPage[page]]) fetchFile(file);
  const script = document.createElement('script');
  script.type = 'module';
  script.crossOrigin = '';
  script.src = files.entry;
  // A script that is put in waits for nothing: from the device's own store it would run before the page has its body.
  document.addEventListener('DOMContentLoaded', () => document.head.append(script), { once: true });
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
// First of all, on the one connection that is open already: what a person waits for longest hangs on it.
if (isMember && page !== 'sign-in') {
  const pass = askHome('POST', '/session/token').then(passIn);
  for (const address of wantedAt(location)) askService(pass, address, kept(companyName) ?? '');
}
openApp(page);
void askHome('GET', '/session');
void askHome('GET', '/operator.json', 'low');
