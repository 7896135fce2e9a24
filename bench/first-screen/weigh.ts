import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { chromiumLaunch } from '#testkit/chromium';

/** What a page loaded of JavaScript and styles, its document among them. */
export interface Weight {
  /** With gzip, which every browser takes. */
  readonly bytes: number;
  /** With brotli, which most browsers get. */
  readonly brotliBytes: number;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** Opens the first page of a built app in Chromium, signed out, and sums what it loads, compressed. */
export async function weigh(folder: string, port: number): Promise<Weight> {
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://localhost').pathname;
    const [type, body] = answerFor(folder, path);
    response.writeHead(type ? 200 : 404, { 'content-type': type ?? 'application/json' }).end(body);
  });
  await new Promise<void>((settle) => server.listen(port, '127.0.0.1', settle));
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    const loaded = new Map<string, number>();
    let brotliBytes = 0;
    page.on('response', async (response) => {
      const { pathname } = new URL(response.url());
      // Scripts and styles that stand in the document are weighed with it.
      const path = pathname === '/' ? '/index.html' : pathname;
      if (!/\.(js|css|html)$/.test(path) || loaded.has(path)) return;
      const content = readFileSync(join(folder, path));
      loaded.set(path, gzipSync(content, { level: 9 }).length);
      brotliBytes += brotliCompressSync(content).length;
    });
    await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'networkidle' });
    const files = [...loaded].map(([path, bytes]) => ({ path, bytes })).sort((a, b) => b.bytes - a.bytes);
    return { bytes: files.reduce((sum, file) => sum + file.bytes, 0), brotliBytes, files };
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** A file of the app, its page for every other path, and a visitor who is not signed in. */
function answerFor(folder: string, path: string): [string | null, Buffer | string] {
  if (path === '/session') return [types['.json']!, '{"signedIn":false}'];
  const file = join(folder, normalize(path));
  if (existsSync(file) && statSync(file).isFile())
    return [types[extname(file)] ?? 'application/octet-stream', readFileSync(file)];
  if (extname(path) || /^\/(api|policy|session)/.test(path)) return [null, '{"code":"not-found","status":404}'];
  return [types['.html']!, readFileSync(join(folder, 'index.html'))];
}
