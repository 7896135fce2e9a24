import pg from 'pg';
import { type Compared, inTurns, median } from '../driver/rounds.ts';
import type { Ground } from '../ground/index.ts';
import { percent, type Row, verdictOf } from '../report/row.ts';
import {
  bareListRequest,
  bareOpenCaseRequest,
  listRequest,
  ofBaseline,
  ofService,
  openCaseRequest,
} from './requests.ts';

/** The list of a company with 50,000 cases against one bare statement (trust.md §5). */
export async function listRow(ground: Ground): Promise<Row> {
  const ours = ofService(ground, ground.large, await listRequest(ground, ground.large));
  const bare = ofBaseline(ground, bareListRequest(ground));
  const compared = await inTurns(ground.driver, ours, bare, ground.rounds);
  const [mine, theirs] = [compared.ours[0]!.bodyBytes, compared.baseline[0]!.bodyBytes];
  // A smaller answer would be quicker for no good reason.
  if (Math.abs(mine / theirs - 1) > 0.05) throw new Error(`the list answers ${mine} bytes, its baseline ${theirs}`);
  return ratioRow('list of 20 cases, company with 50,000', compared, { reach: 0.6, record: 0.75 }, [
    `answers of ${mine} and ${theirs} bytes`,
  ]);
}

/** Opening a case against the same inserts in a bare transaction (trust.md §5). */
export async function openCaseRow(ground: Ground): Promise<Row> {
  const ours = ofService(ground, ground.large, await openCaseRequest(ground, ground.large));
  const bare = ofBaseline(ground, bareOpenCaseRequest(ground, await firstMachineOf(ground)));
  const compared = await inTurns(ground.driver, ours, bare, ground.rounds);
  return ratioRow('open a case', compared, { reach: 0.4, record: 0.6 }, []);
}

function ratioRow(what: string, compared: Compared, lines: { reach: number; record: number }, notes: string[]): Row {
  const figure = median(compared.ratios);
  return {
    what,
    ours: rateOf(compared.ours),
    baseline: rateOf(compared.baseline),
    figure: percent(figure),
    spread: `${percent(compared.ratios[0]!)} to ${percent(compared.ratios.at(-1)!)}`,
    reach: `≥ ${percent(lines.reach)}`,
    record: percent(lines.record),
    verdict: verdictOf(figure, { ...lines, better: 'more' }),
    notes: [...notes, cpuNote(compared.cpu)],
  };
}

/** Requests a second and the slowest of twenty, over all rounds. */
export const rateOf = (outcomes: Compared['ours']): string =>
  `${Math.round(median(outcomes.map(({ perSecond }) => perSecond)))}/s, p95 ${median(outcomes.map(({ p95Ms }) => p95Ms)).toFixed(1)} ms`;

/** Processor time is what remains comparable when the machine has other work. */
export function cpuNote({ ours, baseline }: Compared['cpu']): string {
  const text = (one: Compared['cpu']['ours']) =>
    `${(one.serverMs + one.postgresMs).toFixed(2)} ms (Node ${one.serverMs.toFixed(2)}, PostgreSQL ${one.postgresMs.toFixed(2)})`;
  const ratio = (baseline.serverMs + baseline.postgresMs) / (ours.serverMs + ours.postgresMs);
  return `processor time a request ${text(ours)}, baseline ${text(baseline)}: ${percent(ratio)}`;
}

async function firstMachineOf({ region, large }: Ground): Promise<string> {
  const client = new pg.Client({ connectionString: region.superuserUrl('service_large') });
  await client.connect();
  const text = 'SELECT machine_id FROM machines WHERE company_id = $1 AND machine_number = $2';
  const { rows } = await client.query(text, [large.company.companyId, large.company.machineNumbers[0]]);
  await client.end();
  return rows[0].machine_id;
}
