import { infiniteQueryOptions } from '@tanstack/react-query';
import { machineRoutes } from '#contract';
import { call } from '../region/client.ts';
import { keys } from '../region/keys.ts';
import type { MachineSearch } from './MachinesPage.tsx';

/** Machines that fit a search, page by page; what stood there stays until the new ones are there. */
export const machineListQuery = ({ words, line }: MachineSearch) => {
  const filters = { words, productLine: line };
  return infiniteQueryOptions({
    queryKey: keys.machineList(filters),
    queryFn: ({ pageParam, signal }) =>
      call(machineRoutes.listDeskMachines, { query: { ...filters, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (previous) => previous,
  });
};
