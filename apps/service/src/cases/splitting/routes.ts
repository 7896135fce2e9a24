import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { Actors } from '../../people/index.ts';
import { type CallsToSplit, splitCase } from './actions.ts';

/** Binds the split of a case. */
export function splittingRoutes(mounted: Mounted<Actors>, callsToSplit: CallsToSplit): void {
  mounted.handle(routes.splitCase, async ({ act, params, body, wasThere }) => {
    const split = await splitCase(act, params.caseNumber, body, callsToSplit);
    if (split.wasThere) wasThere();
    return split;
  });
}
