import { parseArgs } from 'node:util';
import { costsRow } from './costs/index.ts';
import { firstScreenRow } from './first-screen/index.ts';
import { firstPort } from './ground/config.ts';
import { type Ground, openGround } from './ground/index.ts';
import { openGrowthGround } from './growth/ground.ts';
import { growthRows } from './growth/index.ts';
import { mixedRows, stallsTold } from './mixed/index.ts';
import { offlineStartRow } from './offline-start/index.ts';
import { terminalTable } from './report/print.ts';
import type { Row } from './report/row.ts';
import { machineLine, taken, writeFigures } from './report/write.ts';
import { guardsRow } from './rows/guards-off.ts';
import { listRow, openCaseRow } from './rows/ratios.ts';
import { statementsRow } from './rows/statements.ts';
import { uploadRow } from './uploads/index.ts';
import { pageNames, vitalsRows } from './vitals/index.ts';

/**
 * `npm run bench`: every figure beside its baseline in the same run; `--write` also puts them into
 * docs/performance.md, `--only list,open` measures some, `--rounds` and `--seconds` change how long. `--rate` is
 * how many requests a second the mixed load sends. For whoever looks for a cause: `--only costs --profile FOLDER` leaves a
 * profile of the API process there, `--only vitals --page home` measures one page, and `--why` tells what came when as it opened.
 */
const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    only: { type: 'string' },
    page: { type: 'string' },
    why: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '2' },
    rate: { type: 'string', default: '300' },
    profile: { type: 'string' },
  },
});

const onGround: Record<string, (ground: Ground) => Promise<Row>> = {
  list: listRow,
  open: openCaseRow,
  guards: guardsRow,
  queries: statementsRow,
  upload: uploadRow,
};
const names = [...Object.keys(onGround), 'growth', 'mixed', 'costs', 'screen', 'offline', 'vitals'];
const wanted = values.only?.split(',') ?? names;
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`npm run bench: no row "${unknown.join(', ')}"; there are ${names.join(', ')}\n`);
  process.exit(1);
}
const pages = values.page?.split(',');
const noPage = pages?.find((name) => !pageNames.includes(name));
if (noPage !== undefined) {
  process.stderr.write(`npm run bench: no page "${noPage}"; there are ${pageNames.join(', ')}\n`);
  process.exit(1);
}
if (values.write && values.page !== undefined) {
  process.stderr.write('npm run bench: the figures of some pages are not those of all, and are not written\n');
  process.exit(1);
}

const rounds = { rounds: Number(values.rounds), milliseconds: Number(values.seconds) * 1_000, connections: 8 };

async function groundRows(): Promise<Row[]> {
  const chosen = Object.entries(onGround).filter(([name]) => wanted.includes(name));
  if (chosen.length === 0) return [];
  const ground = await openGround(rounds);
  try {
    const rows: Row[] = [];
    for (const [, row] of chosen) rows.push(taken(await row(ground)));
    return rows;
  } finally {
    await ground.close();
  }
}

async function grownRows(): Promise<Row[]> {
  if (!wanted.includes('growth') && !wanted.includes('mixed')) return [];
  const ground = await openGrowthGround(rounds, wanted.includes('mixed') ? stallsTold : []);
  try {
    const rows: Row[] = [];
    if (wanted.includes('growth')) rows.push(...(await growthRows(ground)));
    if (wanted.includes('mixed')) rows.push(...(await mixedRows(ground, Number(values.rate))));
    return rows.map(taken);
  } finally {
    await ground.close();
  }
}

const rows = [...(await groundRows()), ...(await grownRows())];
if (wanted.includes('costs')) {
  const node = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
  rows.push(taken(await costsRow(node)));
}
if (wanted.includes('screen')) rows.push(taken(await firstScreenRow(firstPort + 35)));
if (wanted.includes('offline')) rows.push(taken(await offlineStartRow(firstPort + 40)));
// Each of their openings takes seconds by its nature.
if (wanted.includes('vitals')) {
  const found = await vitalsRows(firstPort + 60, {
    runs: Math.min(5, Number(values.rounds)),
    pages,
    why: values.why ? (opening, reasons) => void process.stderr.write(`\n${opening}\n${reasons}\n`) : undefined,
  });
  rows.push(...found.map(taken));
}
process.stdout.write(`\n${machineLine()}\n\n${terminalTable(rows)}`);
if (values.write) writeFigures(rows);
process.exit(rows.some(({ verdict }) => verdict === 'below') ? 1 : 0);
