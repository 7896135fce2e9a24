import { newId } from '#platform/ids';
import { type CastStaff, linWei, mei, press7, type TestService, zhaoMin } from '#testkit/service';

/** An entry of a timeline, as tests look at it. */
export interface Entry {
  readonly entryId: string;
  readonly kind: string;
  readonly from?: string;
  readonly alsoIn?: string;
  readonly text?: string;
  readonly callerName?: string | null;
}

/** What a split sends, unless a test says otherwise. */
export const splitBody = (chosen: Record<string, unknown>) => ({
  id: newId(),
  machineNumber: press7.machineNumber,
  severity: 'limited',
  errorNumber: 'H-203',
  ...chosen,
});

/** Entries of some kinds: which, where from, and where else they stand. */
export const told = (timeline: readonly Entry[], ...kinds: string[]) =>
  timeline
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, entryId, from, alsoIn }) => [kind, entryId, from, alsoIn]);

/** What both sides do with a case of two problems. */
export function splitting(world: TestService) {
  const desk = async (caseNumber: string, who: CastStaff = mei) =>
    (await world.asStaff(who, `/api/desk/cases/${caseNumber}`)).body;
  const seen = async (caseNumber: string) => (await world.asCustomer(linWei, `/api/cases/${caseNumber}`)).body;
  const split = (caseNumber: string, json: unknown, who: CastStaff = mei) =>
    world.asStaff(who, `/api/desk/cases/${caseNumber}/splits`, { json });
  const merge = (one: string, into: string) =>
    world.asStaff(mei, `/api/desk/cases/${one}/merge/${into}`, { method: 'PUT', json: {} });
  const undoMerge = async (caseNumber: string) => {
    const { merges } = await desk(caseNumber);
    const path = `/api/desk/cases/${caseNumber}/merges/${merges.at(-1).mergeId}/undo`;
    return world.asStaff(mei, path, { method: 'PUT', json: {} });
  };
  /** Writes or logs something a minute later; answers its id. */
  const add = async (caseNumber: string, path: 'replies' | 'notes' | 'calls', json: object) => {
    const id = newId();
    world.clock.advance(60_000);
    await world.asStaff(mei, `/api/desk/cases/${caseNumber}/${path}`, { json: { id, ...json } });
    return id;
  };
  /** A case in which a second problem was written of, spoken of and noted. */
  const twoProblems = async () => {
    const { caseNumber } = await world.openCase();
    const second = newId();
    world.clock.advance(60_000);
    await world.asCustomer(zhaoMin, `/api/cases/${caseNumber}/replies`, {
      json: { id: second, text: '另外油温也太高' },
    });
    const note = await add(caseNumber, 'notes', { text: '内部：散热片旧型号' });
    const caller = { membershipId: zhaoMin.place!.membershipId };
    const call = await add(caseNumber, 'calls', {
      at: world.clock.now().toISOString(),
      caller,
      note: '内部：电话里说油温',
    });
    world.clock.advance(60_000);
    return { caseNumber, second, note, call };
  };
  return { desk, seen, split, merge, undoMerge, add, twoProblems };
}
