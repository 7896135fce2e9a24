import { createServer } from 'node:net';

/** A port that is wanted, and the setting that says so. */
export interface WantedPort {
  setting: string;
  port: number;
}

/** Throws one line naming every port that cannot be listened at. */
export async function checkPorts(host: string, wanted: WantedPort[]): Promise<void> {
  const results = await Promise.all(
    wanted.map(async (each) => ({ ...each, problem: await problemOf(host, each.port) })),
  );
  const refused = results.filter((each) => each.problem !== null);
  if (refused.length === 0) return;
  const list = refused.map(
    (each) => `${each.port} (${each.setting}${each.problem === 'EADDRINUSE' ? '' : `, ${each.problem}`})`,
  );
  const busy = refused.every((each) => each.problem === 'EADDRINUSE');
  throw new Error(
    `${refused.length === 1 ? 'Port' : 'Ports'} ${list.join(', ')} ${busy ? 'already in use by another program' : `cannot be listened at on ${host}`}: ` +
      `stop that program, or set ${refused.map((each) => each.setting).join(', ')} to another number in .env.`,
  );
}

/** Why a port cannot be listened at, as the error code, or null when it is free. */
export async function problemOf(host: string, port: number): Promise<string | null> {
  const problem = await trial(host, port);
  // Browsers try ::1 first for "localhost": a stranger there would get what is meant for us.
  return problem ?? ((await trial('::1', port)) === 'EADDRINUSE' ? 'EADDRINUSE' : null);
}

function trial(host: string, port: number): Promise<string | null> {
  return new Promise((settle) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => settle(error.code ?? 'error'));
    server.listen({ host, port, exclusive: true }, () => server.close(() => settle(null)));
  });
}
