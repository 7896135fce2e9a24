import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from './config.ts';
import { type Stack, type StackOptions, startStack } from './stack.ts';

/** How a stack for journeys, pictures, measurements and drills differs from `npm start`. */
export interface TestStackOptions extends Pick<StackOptions, 'report' | 'verbose' | 'seed' | 'revive' | 'durable'> {
  /** First of ten ports in a row. */
  firstPort: number;
  /** API processes, on ports of their own. Default 1. */
  services?: 1 | 2;
  /** Keeps its data here and leaves them; default a temporary folder that `stop` removes. */
  dataFolder?: string;
  /** Settings over the defaults. */
  environment?: Record<string, string>;
}

/** Names of the settings of ports, in the order in which they are given out. */
const portOrder = [
  'HOME_PORT',
  'STAFF_REALM_PORT',
  'SERVICE_PORT',
  'WORKER_PORT',
  'FILES_PORT',
  'EMULATOR_PORT',
  'MAIL_SMTP_PORT',
  'MAIL_PAGE_PORT',
];

/** Starts a whole installation of its own; a process that ends stays down (`revive` false) unless asked otherwise. */
export async function startTestStack(options: TestStackOptions): Promise<Stack> {
  const temporary = options.dataFolder ? null : makeTemporaryFolder();
  const ports = portOrder.map((name, index) => [name, String(options.firstPort + index)] as const);
  const settings = readSettings({
    ...Object.fromEntries(ports),
    DATA_FOLDER: options.dataFolder ?? join(temporary!, 'data'),
    ...options.environment,
  });
  const second = options.firstPort + portOrder.length;
  const remove = () => {
    if (temporary) rmSync(temporary, { recursive: true, force: true });
  };
  try {
    const stack = await startStack({
      ...options,
      revive: options.revive ?? false,
      settings,
      secondService: options.services === 2 ? { port: second, filesPort: second + 1 } : undefined,
    });
    return {
      ...stack,
      stop: async () => {
        await stack.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

function makeTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'service-center-'));
  // The database's user may be another one than ours; what is inside is closed.
  chmodSync(folder, 0o711);
  return folder;
}
