import { inTurns, median } from '../driver/rounds.ts';
import type { Ground } from '../ground/index.ts';
import type { Row } from '../report/row.ts';
import { ofService, queueRequest } from './requests.ts';

/** The queue of the desk at 10⁴ and 10⁵ cases; 10⁶ come with a later version. */
export async function queueRow(ground: Ground): Promise<Row> {
  const rounds = { ...ground.rounds, connections: 2 };
  const queueOf = (loaded: Ground['large']) => ofService(ground, loaded, queueRequest(loaded));
  const compared = await inTurns(ground.driver, queueOf(ground.large), queueOf(ground.small), rounds);
  const p95 = (outcomes: typeof compared.ours) => median(outcomes.map(({ p95Ms }) => p95Ms));
  const [large, small] = [p95(compared.ours), p95(compared.baseline)];
  return {
    what: 'queue of the desk, 10⁴ → 10⁵ cases',
    ours: `p95 ${large.toFixed(1)} ms`,
    baseline: `p95 ${small.toFixed(1)} ms`,
    figure: `${(large / small).toFixed(2)} ×`,
    reach: '≤ 1.3 × (at 10⁶)',
    record: '1.1 ×',
    verdict: 'look',
    notes: ['two in a hundred cases wait in both, so the larger one has ten times as many in its queue'],
  };
}
