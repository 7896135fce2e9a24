import { inTurns, type Measured, median } from '../driver/rounds.ts';
import { type Row, verdictOf } from '../report/row.ts';
import { deskRequest, memberHeaders, ofService, openCaseRequest, queueRequest } from '../rows/requests.ts';
import type { Grown, GrowthGround } from './ground.ts';

/** What p95 at 10⁶ cases is held against, in milliseconds. */
interface Line {
  readonly reach: number;
  readonly record: number;
}

type Asked = (ground: GrowthGround, grown: Grown) => Promise<Measured['request']>;

const searching = (words: string) => `/api/desk/search?words=${encodeURIComponent(words)}`;

/** What people at the desk look for: common and rare words in three languages, words that rarely meet, numbers. */
export const lookedFor = ({ numbers }: Grown): readonly string[] => [
  '报警',
  '冷却水温度',
  '激光功率',
  '毛刺 急停',
  'spindle bearing',
  'nitrogen update',
  'Spindelüberlast',
  'Schutzglas Rückruf',
  'E1217',
  'E1003',
  numbers.case,
  numbers.machine,
  numbers.machine.slice(1, 5),
];

const requests: readonly (readonly [what: string, ask: Asked])[] = [
  ['queue of the desk', async (_, grown) => queueRequest(grown)],
  [
    'case on one screen of the desk',
    async (_, grown) =>
      deskRequest(
        grown,
        grown.someCases.map((one) => `/api/desk/cases/${one}`),
      ),
  ],
  ['search of the desk', async (_, grown) => deskRequest(grown, lookedFor(grown).map(searching))],
  ['opening a case', openCaseRequest],
  ['list of cases of the largest company', async (ground, grown) => memberPaths(ground, grown, ['/api/cases'])],
  [
    'search of the largest company',
    async (ground, grown) =>
      memberPaths(
        ground,
        grown,
        ['报警', '冷却水温度', 'E1217', '毛刺 急停'].map((words) => `/api/search?words=${encodeURIComponent(words)}`),
      ),
  ],
];

// Operations count each case of twelve months and grow with them: no line is drawn (decision 154). Improvement reads the cases
// of those who agreed, and has one.
const insights: readonly (readonly [what: string, path: string, line?: Line])[] = [
  ['operations', '/api/desk/insights/operations?unit=month'],
  ['improvement', '/api/desk/insights/improvement', { reach: 150, record: 50 }],
];

const memberPaths = async (
  ground: GrowthGround,
  grown: Grown,
  path: readonly string[],
): Promise<Measured['request']> => ({
  origin: grown.origin,
  method: 'GET',
  path,
  headers: await memberHeaders(ground, grown),
});

/** The same requests at 10⁴ and 10⁶ cases in one run (trust.md §5); the larger has one company with 10⁵. */
export async function growthRows(ground: GrowthGround): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [what, ask] of requests) rows.push(await growthRow(ground, what, ask));
  rows.push(await searchRow(ground));
  for (const insight of insights) rows.push(await insightRow(ground, ...insight));
  return rows;
}

async function growthRow(ground: GrowthGround, what: string, ask: Asked): Promise<Row> {
  const { small, large } = ground;
  const of = async (grown: Grown): Promise<Measured> => ofService(ground, grown, await ask(ground, grown));
  const rounds = { ...ground.rounds, connections: 2 };
  const compared = await inTurns(ground.driver, await of(large), await of(small), rounds);
  const ratios = compared.ours.map((each, at) => each.p95Ms / compared.baseline[at]!.p95Ms).sort((a, b) => a - b);
  const ratio = median(ratios);
  const ms = (outcomes: typeof compared.ours, of: 'p50Ms' | 'p95Ms') =>
    median(outcomes.map((each) => each[of])).toFixed(1);
  const told = (outcomes: typeof compared.ours) => `p95 ${ms(outcomes, 'p95Ms')} ms, half ${ms(outcomes, 'p50Ms')} ms`;
  return {
    what: `${what}, 10⁴ → 10⁶ cases`,
    ours: told(compared.ours),
    baseline: told(compared.baseline),
    figure: `${ratio.toFixed(2)} ×`,
    spread: `${ratios[0]!.toFixed(2)} × to ${ratios.at(-1)!.toFixed(2)} ×`,
    reach: '≤ 1.3 ×',
    record: '1.1 ×',
    verdict: verdictOf(ratio, { reach: 1.3, record: 1.1, better: 'less' }),
  };
}

/** Each search by itself at 10⁶ cases; the slowest is held against 200 ms. */
async function searchRow({ driver, large, small, rounds }: GrowthGround): Promise<Row> {
  const times: { words: string; p95Ms: number }[] = [];
  for (const words of lookedFor(large)) {
    const job = {
      ...deskRequest(large, [searching(words)]),
      connections: 1,
      milliseconds: rounds.milliseconds,
      atMost: 200,
    };
    const { p95Ms, statuses } = await driver.run(job);
    if (Object.keys(statuses).join() !== '200') throw new Error(`${words}: ${JSON.stringify(statuses)}`);
    times.push({ words, p95Ms });
  }
  const slowest = Math.max(...times.map(({ p95Ms }) => p95Ms));
  return {
    what: 'search of the desk at 10⁶ cases, slowest of its words',
    ours: `p95 ${slowest.toFixed(0)} ms`,
    baseline: '',
    figure: `${slowest.toFixed(0)} ms`,
    reach: '≤ 200 ms',
    record: '50 ms',
    verdict: verdictOf(slowest, { reach: 200, record: 50, better: 'less' }),
    notes: [
      times.map(({ words, p95Ms }) => `${words} ${p95Ms.toFixed(0)} ms`).join(', '),
      `the two databases were filled in ${small.seconds.toFixed(0)} s and ${large.seconds.toFixed(0)} s`,
    ],
  };
}

/** One of the insights at both sizes, asked by one person. */
async function insightRow(
  { driver, large, small, rounds }: GrowthGround,
  what: string,
  path: string,
  line?: Line,
): Promise<Row> {
  const of = async (grown: Grown) => {
    const { milliseconds } = rounds;
    const answers = await driver.run({ ...deskRequest(grown, path), connections: 1, milliseconds, atMost: 20 });
    if (Object.keys(answers.statuses).join() !== '200') throw new Error(`${what}: ${JSON.stringify(answers.statuses)}`);
    return answers;
  };
  const [few, many] = [await of(small), await of(large)];
  return {
    what: `${what}, 10⁴ → 10⁶ cases`,
    ours: `p95 ${many.p95Ms.toFixed(0)} ms, half ${many.p50Ms.toFixed(0)} ms`,
    baseline: `p95 ${few.p95Ms.toFixed(0)} ms, half ${few.p50Ms.toFixed(0)} ms`,
    figure: `${many.p95Ms.toFixed(0)} ms`,
    reach: line ? `≤ ${line.reach} ms` : '',
    record: line ? `${line.record} ms` : '',
    verdict: line ? verdictOf(many.p95Ms, { ...line, better: 'less' }) : 'look',
  };
}
