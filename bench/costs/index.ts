import { type Region, startRegion } from '../../journeys/region/index.ts';
import type { Used } from '../driver/cpu.ts';
import { perRequest } from '../driver/cpu.ts';
import type { Driver } from '../driver/index.ts';
import { openDriver } from '../driver/index.ts';
import { firstPort } from '../ground/config.ts';
import { type Grown, smallGrown } from '../growth/ground.ts';
import type { Kind } from '../mixed/job.ts';
import { mixOf } from '../mixed/kinds.ts';
import type { Row } from '../report/row.ts';
import { ofService } from '../rows/requests.ts';

interface Cost extends Used {
  readonly kind: Kind;
}

const sum = ({ serverMs, postgresMs }: Used): number => serverMs + postgresMs;

/** One kind after the other, four at once: what a request of it costs the API process and PostgreSQL. */
async function costOf(ground: { region: Region; grown: Grown; driver: Driver }, kind: Kind): Promise<Cost> {
  const { region, grown, driver } = ground;
  const request = {
    origin: grown.origin,
    method: kind.method,
    path: kind.paths,
    headers: kind.headers,
    body: kind.body,
  };
  const { meter } = ofService({ region }, grown, request);
  const bounds = { connections: 4, milliseconds: 20_000 };
  await driver.run({ ...request, ...bounds, atMost: 300 });
  const before = meter();
  const { requests, statuses } = await driver.run({ ...request, ...bounds, atMost: 600 });
  const refused = Object.keys(statuses).filter((status) => !status.startsWith('2'));
  if (refused.length > 0) throw new Error(`${kind.name}: ${JSON.stringify(statuses)}`);
  return { kind, ...perRequest(before, meter(), requests) };
}

/**
 * Processor time of each kind of the mixed load at 10⁴ cases. It hardly depends on what else the machine does, so it says
 * what a change is worth where times do not.
 * @param node options of Node for the API process, such as `--cpu-prof`
 */
export async function costsRow(node: string[] = []): Promise<Row> {
  const region = await startRegion({
    firstPort,
    services: 0,
    report: (line) => void process.stderr.write(`${line}\n`),
  });
  const driver = openDriver();
  try {
    const grown = await smallGrown(region, node);
    const costs: Cost[] = [];
    for (const kind of await mixOf({ region, large: grown })) costs.push(await costOf({ region, grown, driver }, kind));
    return rowOf(costs);
  } finally {
    driver.close();
    await region.stop();
  }
}

function rowOf(costs: readonly Cost[]): Row {
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  const mean = (of: (cost: Cost) => number) => costs.reduce((all, one) => all + of(one) * one.kind.share, 0) / 100;
  return {
    what: 'processor time a request of the mix, 10⁴ cases',
    ours: `Node ${ms(mean((one) => one.serverMs))}, PostgreSQL ${ms(mean((one) => one.postgresMs))}`,
    baseline: '',
    figure: ms(mean(sum)),
    reach: '',
    record: '',
    verdict: 'look',
    notes: [
      costs
        .map(
          (one) =>
            `${one.kind.name} (${one.kind.share} %) ${one.serverMs.toFixed(2)} + ${one.postgresMs.toFixed(2)} ms`,
        )
        .join(', '),
    ],
  };
}
