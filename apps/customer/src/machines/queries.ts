import { queryOptions } from '@tanstack/react-query';
import { machineRoutes } from '#contract';
import { kept } from '../session/queries.ts';
import { service } from '../session/service.ts';

/** The machines of the company. */
export const machinesQuery = queryOptions({
  queryKey: kept.machines,
  queryFn: async ({ signal }) => (await service(machineRoutes.listMachines, { signal })).machines,
});

/** One machine; a foreign one answers like one that does not exist. */
export const machineQuery = (machineNumber: string) =>
  queryOptions({
    queryKey: kept.machine(machineNumber),
    queryFn: ({ signal }) => service(machineRoutes.readMachine, { params: { machineNumber }, signal }),
  });
