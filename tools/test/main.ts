import { parseArgs } from 'node:util';
import { type Counts, closingLine, oneCheck, sum } from './counts.ts';
import { type Stage, stages } from './stages.ts';

/** `npm test`: every stage, also after one failed; the last line sums up. `--only types,unit` runs some. */
const { values } = parseArgs({ options: { only: { type: 'string', multiple: true, default: [] } } });
const wanted = values.only.flatMap((each) => each.split(','));
const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `npm test: no stage "${unknown.join(', ')}"; there are ${stages.map((each) => each.name).join(', ')}\n`,
  );
  process.exit(1);
}

async function runStage(stage: Stage): Promise<Counts> {
  process.stdout.write(`\n=== ${stage.name}\n`);
  const begunAt = performance.now();
  const counts = await stage.run().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return oneCheck(false);
  });
  const seconds = ((performance.now() - begunAt) / 1_000).toFixed(1);
  process.stdout.write(`=== ${stage.name}: ${closingLine(counts)} (${seconds} s)\n`);
  return counts;
}

const results: { name: string; counts: Counts }[] = [];
for (const stage of stages) {
  if (wanted.length > 0 && !wanted.includes(stage.name)) continue;
  results.push({ name: stage.name, counts: await runStage(stage) });
}
process.stdout.write('\n');
for (const { name, counts } of results) process.stdout.write(`${name.padEnd(10)} ${closingLine(counts)}\n`);
const total = sum(results.map((each) => each.counts));
for (const failure of total.failures ?? []) process.stdout.write(`\nfailed: ${failure}`);
process.stdout.write(`\n${closingLine(total)}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
