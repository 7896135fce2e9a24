import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Home as it is, until its next build is put there. */
export interface SecondBuild {
  /** Switches of a browser that finds home here. */
  readonly switches: readonly string[];
  /** From now on home serves another build. @param first the name of the one it served so far */
  arrive(first: string): void;
  close(): Promise<void>;
}

/** What the pages of the second build say of themselves. */
export const secondMark = '<meta name="build" content="second">';

async function textOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** Stands before a home server on this machine and changes its app, as a release does: page and worker. */
export async function openSecondBuild(homeUrl: string): Promise<SecondBuild> {
  const home = new URL(homeUrl);
  let first: string | undefined;
  const pass = async (asked: IncomingMessage, answer: ServerResponse) => {
    // Whole and in the clear: what is not changed here is not compared either.
    const { 'accept-encoding': _, 'if-none-match': __, 'if-modified-since': ___, ...headers } = asked.headers;
    const upward = request({ host: '127.0.0.1', port: home.port, path: asked.url, method: asked.method, headers });
    asked.pipe(upward);
    const [found] = (await once(upward, 'response')) as [IncomingMessage];
    const { 'content-length': length, ...told } = found.headers;
    const isPage = String(told['content-type']).startsWith('text/html');
    if (!first || !(isPage || asked.url === '/sw.js')) {
      answer.writeHead(found.statusCode ?? 502, found.headers);
      return void found.pipe(answer);
    }
    const text = await textOf(found);
    answer.writeHead(found.statusCode ?? 502, told);
    answer.end(isPage ? text.replace('<head>', `<head>${secondMark}`) : text.replaceAll(first, 'secondbuild0'));
  };
  const server = createServer((asked, answer) => void pass(asked, answer).catch(() => answer.destroy()));
  server.listen(0, home.hostname);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    switches: [`--host-resolver-rules=MAP ${home.host} ${home.hostname}:${port}`],
    arrive: (name) => {
      first = name;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
