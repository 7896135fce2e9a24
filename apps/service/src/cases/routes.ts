import { routes } from '#contract';
import type { ControlKey } from '#contract/alarm-code';
import type { Mounted } from '#platform/http';
import type { FileAddresses } from '../files/index.ts';
import type { Actors } from '../people/index.ts';
import { type CallsOfCase, confirmSolution, listCases, objectToSolution, readCase, replyToCase } from './actions.ts';
import { type DeskCalls, deskCaseRoutes } from './desk/routes.ts';
import { linkingRoutes } from './linking/routes.ts';
import { mergingRoutes } from './merging/routes.ts';
import { openCase } from './opening/actions.ts';
import { type PrintingOptions, printingRoutes } from './printing/routes.ts';
import { queueRoutes } from './queue/routes.ts';
import { searchRoutes } from './search/routes.ts';
import { splittingRoutes } from './splitting/routes.ts';

/** What cases need from the wiring. */
export interface CasesOptions {
  readonly addresses: FileAddresses;
  readonly controlKeys: readonly ControlKey[];
  readonly calls: { readonly ofCase: CallsOfCase } & DeskCalls;
  readonly paper: Pick<PrintingOptions, 'app' | 'zone'>;
}

/** Binds the routes of cases, for customers and for the desk. */
export function casesFeature(mounted: Mounted<Actors>, options: CasesOptions): void {
  const { addresses, calls, controlKeys, paper } = options;
  mounted.handle(routes.listCases, ({ act, query }) => listCases(act, query));
  mounted.handle(routes.openCase, async ({ act, body, wasThere }) => {
    const opened = await openCase(act, body, controlKeys);
    if (opened.wasThere) wasThere();
    return opened;
  });
  mounted.handle(routes.readCase, ({ act, params }) =>
    readCase(act, params.caseNumber, { callsOfCase: calls.ofCase, addresses }),
  );
  mounted.handle(routes.replyToCase, async ({ act, params, body, wasThere }) => {
    const reply = await replyToCase(act, params.caseNumber, body);
    if (reply.wasThere) wasThere();
    return reply;
  });
  mounted.handle(routes.objectToSolution, async ({ act, params, body, wasThere }) => {
    const objection = await objectToSolution(act, params.caseNumber, body);
    if (objection.wasThere) wasThere();
    return objection;
  });
  mounted.handle(routes.confirmSolution, ({ act, params }) => confirmSolution(act, params.caseNumber));
  searchRoutes(mounted);
  queueRoutes(mounted);
  mergingRoutes(mounted);
  linkingRoutes(mounted);
  splittingRoutes(mounted, calls.toSplit);
  deskCaseRoutes(mounted, { addresses, calls });
  printingRoutes(mounted, { ...paper, addresses, callsOfCase: calls.ofDeskCase });
}
