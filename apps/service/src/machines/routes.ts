import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { Actors } from '../people/index.ts';
import { listDeskMachines, listMachines, type MachineTroubles, readDeskMachine, readMachine } from './actions.ts';
import { type LabelOptions, labelRoutes } from './labels/routes.ts';
import { type MachinePasts, moveMachine } from './moves/actions.ts';

/** What machines need from the wiring. */
export interface MachinesOptions extends LabelOptions {
  readonly troubles: MachineTroubles;
  readonly pasts: MachinePasts;
}

/** Binds the routes of machines. */
export function machinesFeature(mounted: Mounted<Actors>, { troubles, pasts, ...printing }: MachinesOptions): void {
  labelRoutes(mounted, printing);
  mounted.handle(routes.listMachines, async ({ act }) => ({ machines: await listMachines(act, troubles) }));
  mounted.handle(routes.readMachine, ({ act, params }) => readMachine(act, troubles, params.machineNumber));
  mounted.handle(routes.listDeskMachines, ({ act, query }) => listDeskMachines(act, troubles, query));
  mounted.handle(routes.readDeskMachine, ({ act, params }) => readDeskMachine(act, troubles, params.machineNumber));
  mounted.handle(routes.moveMachine, async ({ act, params, body, wasThere }) => {
    const moved = await moveMachine(act, pasts, params.machineNumber, body);
    if (moved.wasThere) wasThere();
    return readDeskMachine(act, troubles, params.machineNumber);
  });
}
