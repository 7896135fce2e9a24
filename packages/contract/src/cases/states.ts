/** Case states (product.md §4): sent → received → in-progress → solved → closed, also stopped; merged goes on elsewhere. */
export const caseStates = ['sent', 'received', 'in-progress', 'solved', 'closed', 'stopped', 'merged'] as const;
/** State of a case. */
export type CaseState = (typeof caseStates)[number];

/** States in which a case still waits for somebody. */
export const openStates = ['sent', 'received', 'in-progress', 'solved'] as const satisfies readonly CaseState[];

/** Who acts next. */
export const turns = ['maker', 'customer', 'parts', 'visit'] as const;
/** Whose turn it is. */
export type Turn = (typeof turns)[number];

/** The customer's word for how bad it is. */
export const severities = ['down', 'limited', 'running'] as const;
/** Severity of a case. */
export type Severity = (typeof severities)[number];

/** The maker's word; never shown to the customer. */
export const priorities = ['urgent', 'high', 'normal', 'low'] as const;
/** Priority of a case. */
export type Priority = (typeof priorities)[number];

/** Reason of the notification (S2.2). */
export const caseReasons = ['fault', 'question', 'spare-part', 'maintenance', 'wish'] as const;
/** Reason of the notification. */
export type CaseReason = (typeof caseReasons)[number];

/** Why a case is stopped. */
export const stopReasons = ['withdrawn', 'duplicate', 'not-ours', 'no-answer', 'company-left'] as const;
/** Reason of a stop. */
export type StopReason = (typeof stopReasons)[number];

/** What can be done with a case; the same words name the buttons, the actions and the permissions. */
export type CaseAct =
  | 'reply'
  | 'object'
  | 'confirm'
  | 'join'
  | 'receive'
  | 'answer'
  | 'set-turn'
  | 'set-promise'
  | 'log-call'
  | 'solve'
  | 'stop'
  | 'assign'
  | 'prioritise'
  | 'note'
  | 'merge'
  | 'take-in'
  | 'link'
  | 'split';

/** Days a customer may object to a solution. */
export const objectionDays = 14;

const working = ['sent', 'received', 'in-progress'] as const;

/** In which states each act is possible: the one table that server and buttons share. */
export const caseActStates: Readonly<Record<CaseAct, readonly CaseState[]>> = {
  reply: ['sent', 'received', 'in-progress', 'solved'],
  object: ['solved'],
  confirm: ['solved'],
  join: working,
  receive: ['sent'],
  answer: ['sent', 'received', 'in-progress', 'solved'],
  'set-turn': working,
  'set-promise': working,
  'log-call': caseStates,
  solve: working,
  stop: working,
  assign: openStates,
  prioritise: openStates,
  note: caseStates,
  merge: working,
  'take-in': working,
  link: caseStates,
  split: openStates,
};

/** Why an act is not possible now; pages show it beside the disabled button. */
export type CaseRefusal = 'state-forbids' | 'objection-too-late' | 'case-merged';

/** The last moment at which a solution can be objected to (product.md §4: 14 days). */
export const objectionEnds = (solvedAt: Date): Date => new Date(solvedAt.getTime() + objectionDays * 86_400_000);

/** Whether an act is possible on a case now, or why not. */
export function caseRefuses(
  act: CaseAct,
  state: { readonly state: CaseState; readonly solvedAt: Date | string | null },
  now: Date,
): CaseRefusal | null {
  if (state.state === 'merged') return 'case-merged';
  if (!caseActStates[act].includes(state.state)) return 'state-forbids';
  if (act === 'object' && state.solvedAt && now > objectionEnds(new Date(state.solvedAt))) return 'objection-too-late';
  return null;
}
