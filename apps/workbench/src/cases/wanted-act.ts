import { store } from '../region/store.ts';

/** What a key asked for before the case was there. */
export type WantedAct = 'reply' | 'note' | 'assign' | 'merge';

/** An act waiting for its case to be shown. */
export const wantedAct = store<{ caseNumber: string; act: WantedAct } | null>(null);

export const wantAct = (caseNumber: string, act: WantedAct): void => wantedAct.set({ caseNumber, act });
