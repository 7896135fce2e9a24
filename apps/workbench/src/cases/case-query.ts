import { queryOptions } from '@tanstack/react-query';
import { deskCaseRoutes } from '#contract';
import { call } from '../region/client.ts';
import { keys } from '../region/keys.ts';

/** One case on one screen. */
export const caseQuery = (caseNumber: string) =>
  queryOptions({
    queryKey: keys.case(caseNumber),
    queryFn: ({ signal }) => call(deskCaseRoutes.readDeskCase, { params: { caseNumber }, signal }),
  });
