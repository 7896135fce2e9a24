import { caseRoutes, type OpenCase, searchRoutes } from '#contract';
import { service } from '../../session/service.ts';
import type { UnsentCase, UnsentItem } from './kinds.ts';

/** A case as the service takes it. */
export function bodyOf(draft: UnsentCase, files: string[]): OpenCase {
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
    alarmsAt: draft.alarmsAt,
    controlSoftware: draft.controlSoftware,
    alarmSignature: draft.alarmSignature ?? null,
    files,
  };
}

/** Sends an unsent text. Returns the number of the case it is in. @throws ProblemError */
export async function post(item: UnsentItem, files: string[]): Promise<string> {
  if (item.kind === 'case') return (await service(caseRoutes.openCase, { body: bodyOf(item, files) })).caseNumber;
  const { id, caseNumber } = item;
  const params = { caseNumber };
  if (item.kind === 'reply') await service(caseRoutes.replyToCase, { params, body: { id, text: item.text, files } });
  else if (item.kind === 'objection')
    await service(caseRoutes.objectToSolution, { params, body: { id, text: item.text } });
  else if (item.kind === 'joining') await service(searchRoutes.joinCase, { params, body: {} });
  else await service(caseRoutes.confirmSolution, { params, body: {} });
  return caseNumber;
}
