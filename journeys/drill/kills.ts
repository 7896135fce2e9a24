import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { type Ledger, openLedger, runClient } from './client.ts';
import { type Counted, count } from './count.ts';
import type { Ground } from './ground.ts';

/** One kill and what came after. */
export interface Kill {
  readonly name: string;
  /** Writes under way when the process was killed. */
  readonly inFlight: number;
  /** From the kill to the first acknowledged write. */
  readonly recoveredMs: number;
  /** Whether the service outlived it; always, when PostgreSQL was killed. */
  readonly serviceOutlived: boolean;
}

/** Outcome of a drill. */
export interface Outcome extends Counted {
  readonly kills: readonly Kill[];
  readonly repeats: number;
  readonly oddities: readonly string[];
}

/** Clients write all the time while service and PostgreSQL are killed in turns; then everything is counted. */
export async function drill(
  ground: Ground,
  options: { kills: number; report?: (line: string) => void },
): Promise<Outcome> {
  const ledger = openLedger();
  const ending = new AbortController();
  const clients = ground.customers.map((customer) => runClient(customer, ledger, ending.signal));
  const kills: Kill[] = [];
  try {
    await answeredSince(ledger, 0);
    for (let at = 0; at < options.kills; at += 1) {
      const kill = await killOne(ground, ledger, at % 2 ? 'service-cluster' : 'service');
      kills.push(kill);
      options.report?.(
        `kill -9 ${String(at + 1).padStart(2)} of ${kill.name.padEnd(15)} with ${kill.inFlight} in flight, ` +
          `next write acknowledged after ${kill.recoveredMs} ms`,
      );
    }
  } finally {
    ending.abort();
    await Promise.all(clients);
  }
  const counted = await count(ground.superuserUrl(), ledger);
  const taken = kills.filter(({ name, serviceOutlived }) => name !== 'service' && !serviceOutlived);
  const oddities = [...ledger.oddities, ...taken.map(({ name }) => `the service ended with ${name}`)];
  return { ...counted, kills, repeats: ledger.repeats, oddities };
}

/** Kills by the operating system, so that nobody is warned; whoever watches over the process starts it again. */
async function killOne(ground: Ground, ledger: Ledger, name: string): Promise<Kill> {
  await pause(100 + Math.random() * 500);
  while (ledger.inFlight === 0) await turn();
  const killedAt = performance.now();
  const service = ground.pid('service');
  const { inFlight } = ledger;
  const killed = ground.pid(name)!;
  process.kill(killed, 'SIGKILL');
  // PostgreSQL's sessions outlive their postmaster for a moment and still commit: only its successor's answers count.
  await untilTrue(() => ground.pid(name) !== killed, `${name} was not started again`);
  await answeredSince(ledger, performance.now());
  return {
    name,
    inFlight,
    recoveredMs: Math.round(ledger.lastAnswerAt - killedAt),
    serviceOutlived: ground.pid('service') === service,
  };
}

async function answeredSince(ledger: Ledger, since: number): Promise<void> {
  const answered = () => ledger.lastAnswerAt > since && ledger.cases.size > 0;
  await untilTrue(answered, `nothing was acknowledged; last: ${ledger.oddities.at(-1) ?? 'no answer at all'}`);
}

async function untilTrue(holds: () => boolean, otherwise: string): Promise<void> {
  const deadline = performance.now() + 40_000;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`${otherwise} for 40 s`);
    await pause(10);
  }
}
