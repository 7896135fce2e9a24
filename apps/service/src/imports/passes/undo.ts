import type { ImportRefusal, KeptReason } from '#contract';
import type { Act } from '#platform/act';
import { companiesHeldAcrossCompanies } from '../../companies/index.ts';
import { importEnded } from '../events.ts';
import { isSame, kinds, type Thing } from '../kinds/index.ts';
import * as queries from '../queries.ts';
import type { ImportWork } from './world.ts';

const batchEffects = 200;

const kept = (line: number, reason: KeptReason): ImportRefusal => ({
  line,
  field: null,
  column: null,
  reason,
  value: null,
  otherLine: null,
});

const thingOf = ({ companyId, thingId }: queries.Effect, values: queries.ThingValues): Thing => ({
  companyId,
  thingId,
  values,
});

const isInUse = (error: unknown): boolean => (error as { code?: string }).code === '23503';

/** Takes effects back that nobody changed since and that lie where whoever asked for it works; answers those that stay. @throws when something belongs to one */
async function takeBack(
  act: Act,
  one: queries.ImportRow,
  effects: readonly queries.Effect[],
): Promise<ImportRefusal[]> {
  const kind = kinds[one.kind];
  await companiesHeldAcrossCompanies(
    act.tx,
    effects.map(({ companyId }) => companyId),
  );
  const now = new Map((await kind.current(act.tx, effects)).map((thing) => [thing.thingId, thing]));
  const beyond = await kind.beyond(act.tx, [...now.values()], await queries.undoScope(act.tx, one.importId));
  const stay: ImportRefusal[] = [];
  const [remove, rewrite]: [Thing[], Thing[]] = [[], []];
  for (const effect of effects) {
    const thing = now.get(effect.thingId);
    if (!thing) stay.push(kept(effect.line, 'gone'));
    else if (beyond.has(effect.thingId)) stay.push(kept(effect.line, 'out-of-scope'));
    else if (!isSame(effect.after, thing.values)) stay.push(kept(effect.line, 'changed-since'));
    else if (effect.before) rewrite.push(thingOf(effect, effect.before));
    else remove.push(thing);
  }
  if (rewrite.length > 0) await kind.rewrite(act.tx, rewrite);
  if (remove.length > 0) await kind.remove(act.tx, remove);
  return stay;
}

/** Deals with effects in one act. Null when somebody else went on with this import. */
const undoTogether = (
  work: ImportWork,
  one: queries.ImportRow,
  find: (act: Act) => Promise<queries.Effect[]>,
  how: (act: Act, effects: readonly queries.Effect[]) => Promise<ImportRefusal[]>,
): Promise<number | null> =>
  work.inAct(async (act) => {
    const held = await queries.importHeld(act.tx, one.importId);
    if (held?.state !== 'undoing') return null;
    const effects = await find(act);
    if (effects.length === 0) return 0;
    const stay = await how(act, effects);
    if (stay.length > 0) await queries.refusalsStored(act.tx, one.importId, stay);
    const lines = effects.map(({ line }) => line);
    await queries.effectsUndone(act.tx, one.importId, lines);
    await queries.undoWritten(act.tx, one.importId, lines.length - stay.length, stay.length, act.now);
    return effects.length;
  });

async function undoBatch(work: ImportWork, one: queries.ImportRow, limit: number): Promise<number | null> {
  const last = (act: Act) => queries.lastEffects(act.tx, one.importId, limit);
  try {
    return await undoTogether(work, one, last, (act, effects) => takeBack(act, one, effects));
  } catch (error) {
    if (!isInUse(error)) throw error;
    if (limit === 1)
      return undoTogether(work, one, last, async (_act, effects) => effects.map(({ line }) => kept(line, 'in-use')));
  }
  // Something in this batch is in use: one by one it shows what.
  let done = 0;
  for (let at = 0; at < limit; at++) {
    const went = await undoBatch(work, one, 1);
    if (went === null) return null;
    if (went === 0) break;
    done += went;
  }
  return done;
}

/** Takes an import back, the last row first, from where it stands to its end. */
export async function undoPass(work: ImportWork, one: queries.ImportRow): Promise<void> {
  for (;;) {
    const done = await undoBatch(work, one, batchEffects);
    if (done === null || work.stop?.aborted) return;
    if (done === 0) break;
  }
  await work.inAct(async (act) => {
    const held = await queries.importHeld(act.tx, one.importId);
    if (held?.state !== 'undoing') return;
    await queries.passEnded(act.tx, one.importId, 'undone', null, act.now);
    act.emit(importEnded(one.importId, 'undone'));
    act.audit({ what: 'finished taking back an import', about: { importId: one.importId } });
  });
}
