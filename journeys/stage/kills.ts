import { once } from 'node:events';
import { createServer } from 'node:http';
import { firstPort } from './config.ts';

const port = firstPort + 49;

/** Lets stories, which run in processes of their own, end processes of the installation. Returns what ends that. */
export async function offerKills(pid: (name: string) => number | undefined): Promise<() => void> {
  const server = createServer((request, response) => {
    const found = pid((request.url ?? '').slice(1));
    if (found) process.kill(found, 'SIGKILL');
    response.writeHead(found ? 204 : 404).end();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return () => server.close();
}

/** `kill -9` of a process of the installation; the launcher starts it again. @throws Error when there is none */
export async function killProcess(name: string): Promise<void> {
  const { status } = await fetch(`http://127.0.0.1:${port}/${name}`, { method: 'POST' });
  if (status !== 204) throw new Error(`${name} does not run and cannot be killed`);
}
