import type { EventFact } from '#platform/act';

/** Kind of the fact that the worker follows. */
export const importAskedKind = 'ImportAsked';

/** A dry run, a run or an undo was asked for. */
export const importAsked = (importId: string): EventFact => ({ kind: importAskedKind, body: { importId } });

/** Kind of the fact that contracts, among others, may be new. */
export const importEndedKind = 'ImportEnded';

/** A run or an undo has ended. */
export const importEnded = (importId: string, state: string): EventFact => ({
  kind: importEndedKind,
  body: { importId, state },
});
