import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { FileAddresses } from '../../files/index.ts';
import type { Actors } from '../../people/index.ts';
import { type LogOpeningCall, openCaseForCaller } from '../opening/caller.ts';
import type { CallsToSplit } from '../splitting/actions.ts';
import * as desk from './actions.ts';
import { type DeskCallsOfCase, readDeskCase } from './reading.ts';

/** What the desk does with calls: its screen of a case shows them, a caller's case begins with one, a split takes some along. */
export interface DeskCalls {
  readonly ofDeskCase: DeskCallsOfCase;
  readonly log: LogOpeningCall;
  readonly toSplit: CallsToSplit;
}

/** Binds the desk's acts on cases. */
export function deskCaseRoutes(
  mounted: Mounted<Actors>,
  { addresses, calls }: { readonly addresses: FileAddresses; readonly calls: DeskCalls },
): void {
  mounted.handle(routes.readDeskCase, ({ act, params }) =>
    readDeskCase(act, params.caseNumber, { callsOfCase: calls.ofDeskCase, addresses }),
  );
  mounted.handle(routes.openCaseForCaller, async ({ act, body, wasThere }) => {
    const opened = await openCaseForCaller(act, body, calls.log);
    if (opened.wasThere) wasThere();
    return opened;
  });
  mounted.handle(routes.answerCase, async ({ act, params, body, wasThere }) => {
    const reply = await desk.answerCase(act, params.caseNumber, body);
    if (reply.wasThere) wasThere();
    return reply;
  });
  mounted.handle(routes.noteOnCase, async ({ act, params, body, wasThere }) => {
    const note = await desk.noteOnCase(act, params.caseNumber, body);
    if (note.wasThere) wasThere();
    return note;
  });
  mounted.handle(routes.receiveCase, ({ act, params }) => desk.receiveCase(act, params.caseNumber));
  mounted.handle(routes.assignCase, ({ act, params, body }) => desk.assignCase(act, params.caseNumber, body.assignee));
  mounted.handle(routes.prioritiseCase, ({ act, params, body }) =>
    desk.prioritiseCase(act, params.caseNumber, body.priority),
  );
  mounted.handle(routes.setTurn, ({ act, params, body }) => desk.setTurn(act, params.caseNumber, body.turn));
  mounted.handle(routes.promiseUpdate, ({ act, params, body }) => {
    const at = body.promisedUpdateAt;
    return desk.promiseUpdate(act, params.caseNumber, at === null ? null : new Date(at));
  });
  mounted.handle(routes.solveCase, ({ act, params, body }) => desk.solveCase(act, params.caseNumber, body));
  mounted.handle(routes.stopCase, ({ act, params, body }) => desk.stopCase(act, params.caseNumber, body));
}
