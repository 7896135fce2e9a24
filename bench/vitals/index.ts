import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestStack } from '../../tools/start/test-stack.ts';
import { median } from '../driver/rounds.ts';
import { type Row, verdictOf } from '../report/row.ts';
import { openPhones, type Phones } from './phone.ts';
import { type ScreenFigures, screenFigures, screenNames, type Wish, worstBy } from './screens.ts';
import { type Part, type Use, usesOf } from './use.ts';

// The one that is used and not only opened.
const use = 'writing a case';

/** What `--page` takes. */
export const pageNames: readonly string[] = [...screenNames, use];

/** LCP, CLS and INP of the customer app on a slow phone at the end of slow air (house.md, issue B). */
export async function vitalsRows(firstPort: number, wish: Wish): Promise<Row[]> {
  const isWished = (name: string) => wish.pages?.includes(name) ?? true;
  return onPhones(firstPort, async (phones) => [
    ...(screenNames.some(isWished) ? screenRows(await screenFigures(phones, wish)) : []),
    ...(isWished(use) ? rowsOfUse(await usesOf(phones, Math.min(wish.runs, 3))) : []),
  ]);
}

async function onPhones(firstPort: number, measure: (phones: Phones) => Promise<Row[]>): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'service-center-vitals-'));
  // The database's user may be another one than ours; what is inside is closed.
  chmodSync(folder, 0o711);
  const dataFolder = join(folder, 'data');
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  try {
    const stack = await startTestStack({ firstPort, dataFolder, report });
    try {
      const phones = await openPhones(firstPort, dataFolder);
      try {
        return await measure(phones);
      } finally {
        await phones.close();
      }
    } finally {
      await stack.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const ms = (figure: number): string => `${Math.round(figure)} ms`;
const lcpOf = ({ lcpMs }: ScreenFigures) => median(lcpMs);
const clsOf = ({ cls }: ScreenFigures) => median(cls);

function screenRows({ empty, kept }: { empty: ScreenFigures[]; kept: ScreenFigures[] }): Row[] {
  const slowest = worstBy(empty, 'lcpMs');
  const slowestKept = kept.length > 0 && worstBy(kept, 'lcpMs');
  const shakiest = worstBy([...empty, ...kept], 'cls');
  const each = (one: ScreenFigures) =>
    `${one.name}: LCP ${ms(lcpOf(one))} (${one.lcpMs.map(Math.round).join(', ')}; ${one.what}), CLS ${clsOf(one).toFixed(3)}`;
  return [
    {
      what: 'LCP of the slowest screen, CPU ×4, slow 4G',
      ours: `${ms(lcpOf(slowest))}, ${slowest.name}`,
      baseline: slowestKept ? `${ms(lcpOf(slowestKept))}, ${slowestKept.name}, with the app on the phone` : '–',
      figure: ms(lcpOf(slowest)),
      spread: `${ms(slowest.lcpMs[0]!)} to ${ms(slowest.lcpMs.at(-1)!)}`,
      reach: '≤ 2500 ms',
      record: '1800 ms',
      verdict: verdictOf(lcpOf(slowest), { reach: 2500, record: 1800, better: 'less' }),
      notes: [...empty.map((one) => each(one)), ...kept.map((one) => `with the app on the phone, ${each(one)}`)],
    },
    {
      what: 'CLS of the shakiest screen',
      ours: `${clsOf(shakiest).toFixed(3)}, ${shakiest.name}`,
      baseline: '–',
      figure: clsOf(shakiest).toFixed(3),
      spread: `${shakiest.cls[0]!.toFixed(3)} to ${shakiest.cls.at(-1)!.toFixed(3)}`,
      reach: '≤ 0.1',
      record: '0.01',
      verdict: verdictOf(clsOf(shakiest), { reach: 0.1, record: 0.01, better: 'less' }),
    },
  ];
}

function rowsOfUse(uses: readonly Use[]): Row[] {
  const rowOf = (what: string, part: keyof Use): Row => {
    const all = uses.map((use) => use[part].inpMs).sort((one, other) => one - other);
    const figure = median(all);
    return {
      what,
      ours: `${ms(figure)} in ${uses[0]!.idle.interactions} interactions`,
      baseline: part === 'idle' ? '–' : `${ms(median(uses.map(({ idle }) => idle.inpMs)))} idle`,
      figure: ms(figure),
      spread: `${ms(all[0]!)} to ${ms(all.at(-1)!)}`,
      reach: '≤ 200 ms',
      record: '100 ms',
      verdict: verdictOf(figure, { reach: 200, record: 100, better: 'less' }),
      notes: [slowestIn(uses.map((use) => use[part]))],
    };
  };
  return [
    rowOf('INP of writing a case, CPU ×4', 'idle'),
    rowOf('INP while three films are prepared, CPU ×4', 'preparing'),
    rowOf('INP while three films go up, CPU ×4', 'uploading'),
  ];
}

function slowestIn(parts: readonly Part[]): string {
  const worst = parts.flatMap((part) => part.slowest).sort((one, other) => other.ms - one.ms);
  return `slowest: ${worst
    .slice(0, 4)
    .map(({ ms: took, what }) => `${ms(took)} ${what}`)
    .join('; ')}`;
}
