import { resolve } from 'node:path';
import { systemClock } from '#platform/clock';
import { endWithOneLine } from '../start/terminal/one-line.ts';
import { makeNamedCertificates, readHosts } from './named-hosts.ts';

/** `npm run certificates -- FOLDER HOST HOST,OTHER-NAME-OF-THAT-HOST`: an authority of one's own for hosts with names. */
try {
  const [folder, ...words] = process.argv.slice(2);
  for (const file of makeNamedCertificates(resolve(folder ?? 'certificates'), readHosts(words), systemClock.now()))
    process.stdout.write(`${file}\n`);
} catch (error) {
  endWithOneLine('npm run certificates', error);
}
