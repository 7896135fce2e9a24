import { type CallerCase, callerCaseSchema, type Language } from '#contract';
import { fromFieldValue, ownZone } from '../../shell/time/zones.ts';
import type { CallerDraft } from './draft.ts';

/** What a draft still needs before it can be sent. */
export type MissingPart =
  | 'machine'
  | 'severity'
  | 'description'
  | 'callBackNumber'
  | 'member'
  | 'at'
  | 'promise'
  | 'errorNumber';

/** Whether the contract takes a value for a field. */
const fits = (field: keyof typeof callerCaseSchema.shape, value: unknown) =>
  callerCaseSchema.shape[field].safeParse(value).success;

const contactOf = ({ caller, membershipId, callBackNumber }: CallerDraft): CallerCase['contact'] =>
  caller === 'member' ? { membershipId: membershipId ?? '' } : { callBackNumber: callBackNumber.trim() };

/** What is missing or cannot be right, in the order of the page; the page says it instead of a refusal. */
export function missingIn(draft: CallerDraft, now = new Date()): MissingPart[] {
  const at = fromFieldValue(draft.at, ownZone());
  const isPast = draft.promisedUpdateAt !== null && new Date(draft.promisedUpdateAt) <= now;
  const checks: readonly (readonly [MissingPart, boolean])[] = [
    ['machine', draft.machine !== null],
    ['severity', draft.severity !== null],
    ['errorNumber', draft.errorNumber.trim() === '' || fits('errorNumber', draft.errorNumber.trim())],
    ['description', fits('description', draft.description)],
    [draft.caller === 'member' ? 'member' : 'callBackNumber', fits('contact', contactOf(draft))],
    ['at', at !== null && at.getTime() <= now.getTime() + 60_000],
    ['promise', !isPast],
  ];
  return checks.filter(([, isThere]) => !isThere).map(([part]) => part);
}

/** A whole draft as the service takes it. */
export function bodyOf(draft: CallerDraft, language: Language): CallerCase {
  return {
    id: draft.id,
    machineNumber: draft.machine!.machineNumber,
    reason: draft.reason,
    severity: draft.severity!,
    errorNumber: draft.errorNumber.trim() || null,
    description: draft.description.trim(),
    language,
    contact: contactOf(draft),
    turn: draft.turn,
    promisedUpdateAt: draft.promisedUpdateAt,
    call: {
      id: draft.callId,
      at: fromFieldValue(draft.at, ownZone())!.toISOString(),
      note: draft.note.trim() || null,
    },
  };
}
