import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { Actors } from '../people/index.ts';
import { logCall } from './actions.ts';

/** Binds the routes of calls. */
export function callsFeature(mounted: Mounted<Actors>): void {
  mounted.handle(routes.logCall, async ({ act, params, body, wasThere }) => {
    const call = await logCall(act, params.caseNumber, body);
    if (call.wasThere) wasThere();
    return call;
  });
}
