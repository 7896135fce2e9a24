import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { Actors } from '../../people/index.ts';
import { joinCase } from '../joining/actions.ts';
import { readLogbook, readSeenBefore } from '../looking-back/actions.ts';
import { search } from './actions.ts';
import { searchDesk } from './desk/actions.ts';
import { searchMachines } from './desk/machines.ts';

/** Binds both searches, what was seen before, logbooks and "I have this too". */
export function searchRoutes(mounted: Mounted<Actors>): void {
  mounted.handle(routes.search, ({ act, query }) => search(act, query));
  mounted.handle(routes.searchDesk, ({ act, query }) => searchDesk(act, query));
  mounted.handle(routes.searchMachines, ({ act, query }) => searchMachines(act, query.words));
  mounted.handle(routes.readSeenBefore, ({ act, query }) => readSeenBefore(act, query));
  mounted.handle(routes.readLogbook, ({ act, params, query }) => readLogbook(act, params.machineNumber, query));
  mounted.handle(routes.joinCase, ({ act, params }) => joinCase(act, params.caseNumber));
}
