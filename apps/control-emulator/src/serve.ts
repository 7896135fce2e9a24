import { readServerConfigOrExit } from '#platform/config';
import { emulatorSettings } from './config.ts';
import { emulatorServer } from './server/server.ts';

async function main(): Promise<void> {
  const config = readServerConfigOrExit(emulatorSettings);
  const server = await emulatorServer(config, new URL('../dist', import.meta.url).pathname);
  const leave = () => void server.close().then(() => process.exit(0));
  process.once('SIGTERM', leave);
  process.once('SIGINT', leave);
  // The launcher is gone without a word: nobody else would stop this process.
  if (process.send) process.once('disconnect', leave);
  await server.listen({ port: config.PORT, host: config.HOST });
  process.send?.('ready');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
