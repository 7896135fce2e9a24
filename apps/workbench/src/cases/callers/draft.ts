import type { CallerCase, FoundDeskMachine } from '#contract';
import { newId } from '../../region/new-id.ts';

/** What somebody at the desk has written down while a caller speaks. */
export interface CallerDraft {
  /** Becomes the id of the case: sending twice makes one. */
  id: string;
  callId: string;
  /** When they began to speak, as the field holds it; empty until the page says now. */
  at: string;
  machine: FoundDeskMachine | null;
  caller: 'member' | 'number';
  membershipId: string | null;
  callBackNumber: string;
  reason: CallerCase['reason'];
  severity: CallerCase['severity'] | null;
  errorNumber: string;
  description: string;
  note: string;
  turn: CallerCase['turn'];
  promisedUpdateAt: string | null;
  /** When it was written last, to forget it in time. */
  writtenAt: number;
}

export const emptyDraft = (): CallerDraft => ({
  id: newId(),
  callId: newId(),
  at: '',
  machine: null,
  caller: 'number',
  membershipId: null,
  callBackNumber: '',
  reason: 'fault',
  severity: null,
  errorNumber: '',
  description: '',
  note: '',
  turn: 'maker',
  promisedUpdateAt: null,
  writtenAt: 0,
});

/** Whether somebody wrote something that would be missed. */
export const isBegun = (draft: CallerDraft): boolean =>
  draft.machine !== null ||
  [draft.callBackNumber, draft.errorNumber, draft.description, draft.note].some((text) => text.trim() !== '');
