import { alarmsAheadMs, caseRoutes, type OpenCase, searchRoutes } from '#contract';
import { wordsFirst } from '../../files/sending/turns.ts';
import type { Joining } from '../../files/tray/attachment.ts';
import { serviceOf } from '../../session/service.ts';
import type { UnsentCase, UnsentItem } from './kinds.ts';

/** A control whose clock runs far ahead says no time at all: the case goes out without one instead of not at all. */
const told = (alarmsAt: string | null) =>
  alarmsAt !== null && new Date(alarmsAt).getTime() > Date.now() + alarmsAheadMs ? null : alarmsAt;

/** A case as the service takes it. */
export function bodyOf(draft: UnsentCase, joining: Joining): OpenCase {
  return {
    id: draft.id,
    machineNumber: draft.machineNumber,
    reason: draft.reason,
    severity: draft.severity ?? 'limited',
    errorNumber: draft.errorNumber || null,
    description: draft.description,
    language: draft.language,
    contact:
      draft.contact === 'number'
        ? { callBackNumber: draft.callBackNumber.trim() }
        : { membershipId: draft.contact === 'me' ? (draft.membershipId ?? '') : draft.contact },
    alarms: draft.alarms,
    alarmsAt: told(draft.alarmsAt),
    controlSoftware: draft.controlSoftware,
    alarmSignature: draft.alarmSignature ?? null,
    ...joining,
  };
}

async function postNow(item: UnsentItem, joining: Joining): Promise<string> {
  // The company it was written in, whichever the page shows now.
  const service = serviceOf(item.companyId ?? null);
  if (item.kind === 'case') return (await service(caseRoutes.openCase, { body: bodyOf(item, joining) })).caseNumber;
  const { id, caseNumber } = item;
  const params = { caseNumber };
  if (item.kind === 'reply')
    await service(caseRoutes.replyToCase, { params, body: { id, text: item.text, ...joining } });
  else if (item.kind === 'objection')
    await service(caseRoutes.objectToSolution, { params, body: { id, text: item.text } });
  else if (item.kind === 'joining') await service(searchRoutes.joinCase, { params, body: {} });
  else await service(caseRoutes.confirmSolution, { params, body: {} });
  return caseNumber;
}

/** Sends an unsent text, before whatever else goes up. Returns the number of the case it is in. @throws ProblemError */
export const post = (item: UnsentItem, joining: Joining): Promise<string> => wordsFirst(() => postNow(item, joining));
