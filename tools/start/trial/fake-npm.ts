import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../config.ts';

/** Stands where npm stands: starts a shell that starts the launcher, and waits for it. */
const launcher = join(projectFolder, 'tools', 'start', 'trial', 'fake-main.ts');
const shell = spawn(
  '/bin/sh',
  ['-c', `"${process.execPath}" "${launcher}" ${process.argv.slice(2).join(' ')}; exit $?`],
  {
    stdio: ['ignore', 'inherit', 'inherit'],
  },
);
shell.on('exit', (code) => process.exit(code ?? 1));
