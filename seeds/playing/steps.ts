import type { Act } from '#platform/act';
import { newId } from '#platform/ids';
import { logCall } from '../../apps/service/src/calls/actions.ts';
import { confirmSolution, objectToSolution, replyToCase } from '../../apps/service/src/cases/actions.ts';
import * as desk from '../../apps/service/src/cases/desk/actions.ts';
import type { Storage } from '../../apps/service/src/files/index.ts';
import type { CustomerActor, StaffActor } from '../../apps/service/src/people/index.ts';
import type { Cast } from '../master-data/index.ts';
import type { DemoStep } from '../story/index.ts';
import { addFiles } from './files.ts';

/** A case that has been opened, while its story goes on. */
export interface PlayedCase {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly openedAt: Date;
}

const hourMs = 3_600_000;

/** Plays one step of a customer. */
export async function playCustomer(
  act: Act<CustomerActor>,
  played: PlayedCase,
  step: DemoStep,
  storage: Storage,
): Promise<void> {
  const { caseId, caseNumber } = played;
  if (step.does === 'confirm') return confirmSolution(act, caseNumber);
  const id = newId(act.now);
  if (step.does === 'object') {
    await objectToSolution(act, caseNumber, { id, text: step.text });
  } else if (step.does === 'reply') {
    await replyToCase(act, caseNumber, { id, text: step.text, files: [] });
    await addFiles(act, storage, { caseId, replyId: id }, step.files ?? []);
  } else throw new Error(`a customer cannot ${step.does}`);
}

/** Plays one step of the maker's people. */
export async function playStaff(act: Act<StaffActor>, played: PlayedCase, step: DemoStep, cast: Cast): Promise<void> {
  const { caseNumber } = played;
  const id = newId(act.now);
  switch (step.does) {
    case 'receive':
      return desk.receiveCase(act, caseNumber);
    case 'reply':
      return void (await desk.answerCase(act, caseNumber, { id, text: step.text }));
    case 'note':
      return void (await desk.noteOnCase(act, caseNumber, { id, text: step.text }));
    case 'assign':
      return desk.assignCase(act, caseNumber, cast.staff.get(step.to)!);
    case 'priority':
      return desk.prioritiseCase(act, caseNumber, step.priority);
    case 'turn':
      return desk.setTurn(act, caseNumber, step.turn);
    case 'promise':
      return desk.promiseUpdate(act, caseNumber, new Date(played.openedAt.getTime() + step.until * hourMs));
    case 'solve':
      return desk.solveCase(act, caseNumber, {
        cause: step.cause,
        remedy: step.remedy,
        causeCode: step.causeCode,
        remedyCode: step.remedyCode,
      });
    case 'stop':
      return desk.stopCase(act, caseNumber, { reason: step.reason, text: step.text });
    case 'call': {
      const caller = step.caller ? { membershipId: cast.membership.get(step.caller)! } : ('maker' as const);
      return void (await logCall(act, caseNumber, { id, at: act.now.toISOString(), caller, note: step.note }));
    }
    default:
      throw new Error(`staff cannot ${step.does}`);
  }
}
