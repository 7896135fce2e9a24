import { parseArgs } from 'node:util';
import { databaseAway } from './away.ts';
import { openInstallation } from './ground.ts';
import { drill } from './kills.ts';

/**
 * `npm run drill`: 20 times `kill -9` while people write, then the database away; `--kills N` for another number.
 * `npm run drill -- two-hosts`: docs/runbooks/two-hosts.md on three machines made of this one; `--pictures FOLDER` to look.
 * `npm run drill -- exports`: every list as every file, opened in the LibreOffice of this machine.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kills: { type: 'string', default: '20' }, pictures: { type: 'string' } },
});
if (positionals[0] === 'two-hosts') {
  const { walkTwoHosts } = await import('../two-hosts/main.ts');
  const held = await walkTwoHosts((line) => process.stdout.write(`${line}\n`), values.pictures);
  process.exit(held ? 0 : 1);
}
if (positionals[0] === 'exports') {
  const { startVitest } = await import('vitest/node');
  const vitest = await startVitest('test', [], {
    watch: false,
    retry: 0,
    include: ['journeys/drill/exports.drill.ts'],
  });
  await vitest.close();
  process.exit();
}
const say = (line: string) => process.stdout.write(`${line}\n`);

const ground = await openInstallation({ firstPort: 5410 });
say(`a whole installation with its demo; ${ground.customers.length} customers have signed in and write`);
const wrong: string[] = [];
try {
  const outcome = await drill(ground, { kills: Number(values.kills), report: say });
  wrong.push(...outcome.mistakes, ...outcome.oddities);
  if (outcome.kills.some(({ inFlight }) => inFlight === 0)) wrong.push('a process was killed with nothing in flight');
  say(
    `${outcome.acknowledgedCases} cases and ${outcome.acknowledgedReplies} replies acknowledged, ` +
      `${outcome.repeats} sends repeated, ${outcome.unacknowledged} kept without the client knowing, ` +
      `${outcome.mistakes.length} lost, doubled or half`,
  );
  const away = await databaseAway(ground);
  const slowest = Math.max(...away.refusals.map(({ ms }) => ms));
  const odd = away.refusals.filter(({ status, retryAfter }) => status !== 503 || !retryAfter);
  say(
    `database away: ${away.refusals.length - odd.length} of ${away.refusals.length} answers are 503 with Retry-After, ` +
      `slowest ${slowest} ms; back ${away.backMs} ms after the database${away.sameProcess ? '' : ' (by a restart)'}`,
  );
  wrong.push(...odd.map((answer) => `database away: ${JSON.stringify(answer)}`));
  if (slowest > 1_000) wrong.push(`database away: an answer took ${slowest} ms`);
  if (away.backMs > 5_000 || !away.sameProcess) wrong.push(`database back: answered after ${away.backMs} ms`);
} finally {
  await ground.stop();
}
for (const line of wrong.slice(0, 20)) say(`WRONG: ${line}`);
process.exit(wrong.length > 0 ? 1 : 0);
