import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  errorNumberSchema,
  machineNumberSchema,
  normaliseErrorNumber,
  normaliseMachineNumber,
  searchRoutes,
} from '#contract';
import { kept } from '../session/queries.ts';
import { service } from '../session/service.ts';

/** A machine and what its control says. */
export interface Alarm {
  readonly machineNumber: string;
  readonly errorNumber: string;
}

/** True when the company can be asked about it: both numbers are whole. */
export const canLookBack = ({ machineNumber, errorNumber }: Alarm): boolean =>
  machineNumberSchema.safeParse(machineNumber).success && errorNumberSchema.safeParse(errorNumber).success;

/** What the company has seen of an error number. */
export const seenBeforeQuery = (alarm: Alarm) => {
  const machineNumber = normaliseMachineNumber(alarm.machineNumber);
  const errorNumber = normaliseErrorNumber(alarm.errorNumber);
  return queryOptions({
    queryKey: [...kept.cases, 'seen-before', machineNumber, errorNumber],
    queryFn: ({ signal }) => service(searchRoutes.readSeenBefore, { query: { machineNumber, errorNumber }, signal }),
    enabled: canLookBack(alarm),
    staleTime: 30_000,
  });
};

/** Every case of a machine, page by page, last opened first. */
export const logbookQuery = (machineNumber: string) =>
  infiniteQueryOptions({
    queryKey: [...kept.machine(machineNumber), 'logbook'],
    queryFn: ({ pageParam, signal }) =>
      service(searchRoutes.readLogbook, {
        params: { machineNumber },
        query: pageParam ? { cursor: pageParam } : {},
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
