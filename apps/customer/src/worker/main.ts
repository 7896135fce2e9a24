import { allowDatabase } from '#ui/sealed';
import { openUnsent, sendWaiting } from '../offline/unsent/index.ts';
import { tokenPerson } from '../session/token.ts';
import { worker } from './scope.ts';

/** Written in by the build: every file of the app, and a name that changes when one of them does. */
declare const appFiles: readonly string[];
declare const appBuild: string;

const cacheName = `app-${appBuild}`;
const files = new Set(appFiles);

/** Addresses that home itself answers: the provider, the ends of a sign-in, and files that are none of the app's. */
const ofHome = /^\/((oidc|session|sign-in)\/|healthz$|readyz$)|\.\w{2,11}$/;

const page = () => new Request('/', { headers: { accept: 'text/html' }, credentials: 'omit', cache: 'no-cache' });

/** The whole app is put on the device, or nothing of it: a half one would open and then fail. */
async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  await Promise.all([
    cache.addAll(appFiles),
    fetch(page()).then((answer) => {
      if (!answer.ok) throw new Error(`the page answered ${answer.status}`);
      return cache.put('/', answer);
    }),
  ]);
}

async function dropOldBuilds(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith('app-') && name !== cacheName) await caches.delete(name);
  await worker.clients.claim();
}

/** From the device first: the app opens alike with one bar of signal and with none. */
async function answer(request: Request, kept: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(kept)) ?? fetch(request);
}

/** Sends what the person who is signed in has waiting, while no page of the app is open. */
async function sendForSignedIn(): Promise<void> {
  const personId = await tokenPerson();
  allowDatabase();
  await openUnsent(personId);
  // The browser wakes the worker again later when this fails.
  if (await sendWaiting(personId)) throw new Error('something still waits');
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOldBuilds()));
worker.addEventListener('message', ({ data }) => {
  // The person has tapped: drafts are on the disk, the page loads again.
  if (data === 'change-over') void worker.skipWaiting();
});
worker.addEventListener('sync', (event) => event.waitUntil(sendForSignedIn()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== globalThis.location.origin) return;
  if (request.mode === 'navigate') {
    if (!ofHome.test(pathname)) event.respondWith(answer(request, '/'));
  } else if (files.has(pathname)) event.respondWith(answer(request, pathname));
});
