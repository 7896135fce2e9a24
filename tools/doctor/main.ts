import { readInstallation, type Settings } from '../start/config.ts';
import { linesFor } from '../start/terminal/one-line.ts';
import { type Finding, lineFor } from './finding.ts';
import { examineDataFolder, examineMachine } from './machine.ts';
import { trustAuthority } from './regions.ts';
import { examineRunning } from './running.ts';

/** `npm run doctor`: machine, settings, running system; exit code 1 when something keeps it from starting or working. */
const findings: Finding[] = [];

function report(found: Finding[]): void {
  for (const finding of found) process.stdout.write(`${lineFor(finding)}\n`);
  findings.push(...found);
}

function readSettings(): Settings | null {
  try {
    const settings = readInstallation();
    report([{ what: 'settings', ok: true, says: settings.demo ? 'demo' : 'for real people' }]);
    return settings;
  } catch (error) {
    report(
      linesFor('', error).map((line) => ({
        what: 'settings',
        ok: false,
        says: `${line.slice(2)}; mend it in .env or the environment`,
        blocks: true,
      })),
    );
    return null;
  }
}

report(await examineMachine());
const settings = readSettings();
if (settings) {
  trustAuthority(settings);
  report(await examineDataFolder(settings));
  report(await examineRunning(settings));
}
process.exitCode = findings.some((finding) => !finding.ok && finding.blocks) ? 1 : 0;
