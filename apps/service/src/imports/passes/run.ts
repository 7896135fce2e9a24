import type { ImportFailure, ImportRefusal, ImportState } from '#contract';
import type { Act } from '#platform/act';
import { importEnded } from '../events.ts';
import { isSame, kinds, type Thing } from '../kinds/index.ts';
import * as queries from '../queries.ts';
import { rowsOf, Unreadable } from '../reading/index.ts';
import { type Judged, judgeRow, refusalOf, refuseTwins } from './judging.ts';
import { fileOf, type ImportWork } from './world.ts';

/** Rows of one transaction: few enough to be quick, many enough that questions to the database do not count. */
const batchRows = 500;

const endState: Partial<Record<ImportState, ImportState>> = { checking: 'checked', running: 'done' };

/** Rows of a batch by what becomes of them. */
interface Sorted {
  readonly refusals: ImportRefusal[];
  readonly created: { line: number; thing: Thing }[];
  readonly changed: { line: number; thing: Thing; before: Thing }[];
  unchanged: number;
}

async function sort(act: Act, one: queries.ImportRow, batch: readonly Judged[]): Promise<Sorted> {
  const sorted: Sorted = { refusals: [], created: [], changed: [], unchanged: 0 };
  const rows = batch.flatMap((judged) => ('given' in judged ? [judged] : []));
  for (const judged of batch) if ('refusal' in judged) sorted.refusals.push(judged.refusal);
  const { productLines, areas } = one;
  const wish = { scope: { productLines, areas }, newModels: one.newModels, now: act.now };
  const decisions = rows.length > 0 ? await kinds[one.kind].decide(act.tx, rows, wish) : [];
  for (const [at, decision] of decisions.entries()) {
    const row = rows[at]!;
    if ('reason' in decision) sorted.refusals.push(refusalOf(row, one.mapping, decision.reason, decision.field));
    else if (!decision.existing) sorted.created.push({ line: row.line, thing: decision.wanted });
    else if (isSame(decision.wanted.values, decision.existing.values)) sorted.unchanged++;
    else sorted.changed.push({ line: row.line, thing: decision.wanted, before: decision.existing });
  }
  return sorted;
}

async function write(act: Act, one: queries.ImportRow, { created, changed }: Sorted): Promise<void> {
  const kind = kinds[one.kind];
  const things = (list: readonly { thing: Thing }[]) => list.map(({ thing }) => thing);
  if (created.length > 0) await kind.create(act.tx, things(created), act.now);
  if (changed.length > 0) await kind.rewrite(act.tx, things(changed));
  const effects = [...created, ...changed].map((each) => ({
    line: each.line,
    companyId: each.thing.companyId,
    thingId: each.thing.thingId,
    before: 'before' in each ? (each.before as Thing).values : null,
    after: each.thing.values,
  }));
  if (effects.length > 0) await queries.effectsStored(act.tx, one.importId, effects);
}

/** Whether the import still stands where this pass believes it to be; held until the act ends. */
async function stillAt(act: Act, one: queries.ImportRow, rowsDone: number): Promise<boolean> {
  const held = await queries.importHeld(act.tx, one.importId);
  return held !== undefined && held.state === one.state && held.rowsDone === rowsDone;
}

/** Judges a batch and, in a run, writes it; all or nothing. False when somebody else went on with this import. */
const passBatch = (work: ImportWork, one: queries.ImportRow, rowsDone: number, batch: readonly Judged[]) =>
  work.inAct(async (act) => {
    if (!(await stillAt(act, one, rowsDone))) return false;
    const sorted = await sort(act, one, batch);
    if (one.state === 'running') await write(act, one, sorted);
    const { refusals, created, changed, unchanged } = sorted;
    if (refusals.length > 0) await queries.refusalsStored(act.tx, one.importId, refusals);
    const counts = { created: created.length, changed: changed.length, unchanged, refused: refusals.length };
    await queries.progressWritten(act.tx, one.importId, { rowsDone: batch.length, ...counts }, act.now);
    return true;
  });

const endPass = (work: ImportWork, one: queries.ImportRow, rowsDone: number, failure: ImportFailure | null) =>
  work.inAct(async (act) => {
    if (!(await stillAt(act, one, rowsDone))) return;
    const state = failure ? 'failed' : endState[one.state]!;
    await queries.passEnded(act.tx, one.importId, state, failure, act.now);
    if (one.state !== 'running') return;
    act.emit(importEnded(one.importId, state));
    act.audit({ what: 'finished an import', about: { importId: one.importId } });
  });

/**
 * A dry run or a run, from where it stands to its end. The file is read from its start each time, so that rows with the
 * same number are found; what was done before is not done again.
 */
export async function runPass(work: ImportWork, one: queries.ImportRow): Promise<void> {
  const seen = new Map<string, number>();
  let [rowsDone, place, columns, batch]: [number, number, number, Judged[]] = [one.rowsDone, 0, -1, []];
  const pass = async (): Promise<boolean> => {
    const went = batch.length === 0 || (await passBatch(work, one, rowsDone, batch));
    rowsDone += batch.length;
    batch = [];
    return went && !work.stop?.aborted;
  };
  try {
    for await (const row of rowsOf(await fileOf(work.storage, one), one.reading)) {
      if (columns < 0) {
        columns = row.cells.length;
        continue;
      }
      const judged = refuseTwins(one, seen, judgeRow(one, row, columns));
      place++;
      if (place <= one.rowsDone) continue;
      batch.push(judged);
      if (batch.length === batchRows && !(await pass())) return;
    }
    if (await pass()) await endPass(work, one, rowsDone, null);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    work.log.info({ importId: one.importId, err: error }, 'import cannot be read');
    await endPass(work, one, rowsDone, error.failure);
  }
}
