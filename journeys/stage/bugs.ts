import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from './config.ts';

/** Lines of every process's log that tell of a bug: an answer 500, or an error that nobody expected. */
export function bugsInLogs(): string[] {
  const folder = join(dataFolder(), 'logs');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.log') && !name.endsWith('-cluster.log'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => /"level":[56]0|"msg":"bug"|"status":500/.test(line));
}
