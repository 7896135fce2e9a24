import type { Act } from '#platform/act';
import type { EventJob } from '#platform/jobs';
import type { PurposeId } from '#privacy/catalogue';
import type { ForPurpose } from '#privacy/vocabulary';
import { callLoggedKind } from '../calls/index.ts';
import { countCase, movedByAnybody, movedByCustomers, recountAfter } from '../cases/index.ts';
import { importEndedKind } from '../imports/index.ts';
import { measureOne } from '../insights/index.ts';
import type { JobName } from '../schedule.ts';
import { serviceGoalChangedKind } from '../service-goals/index.ts';
import { workingCalendarChangedKind } from '../working-time/index.ts';

/** Runs an act in the name of a job. */
export type AsJob = <Answer>(name: JobName, work: (act: Act) => Promise<Answer>) => Promise<Answer>;

/** Work that follows a business fact, with what it is for (privacy.md G3); what comes of it stays in the region. */
export type ServiceReaction = EventJob & ForPurpose;

export const within = <P extends PurposeId>(purpose: P) => ({ purpose, recipient: 'service-region' }) as const;

const noCase = '00000000-0000-0000-0000-000000000000';

/**
 * What is due follows customers' acts case by case, and for every case the calendar, the goals and the contracts. What is
 * measured follows the acts of everybody.
 */
export const clockReactions = (asJob: AsJob): ServiceReaction[] => [
  {
    name: 'count-moved-cases',
    ...within('cases'),
    on: movedByCustomers,
    run: ({ companyId, body }) =>
      asJob('count-clocks', (act) => countCase(act, { company_id: companyId!, case_id: String(body.caseId) })),
  },
  {
    name: 'measure-moved-cases',
    ...within('staff-work'),
    on: [...movedByAnybody, callLoggedKind],
    atOnce: 50,
    run: ({ companyId, body }) =>
      asJob('measure-cases', (act) => measureOne(act, { company_id: companyId!, case_id: String(body.caseId) })),
  },
  {
    name: 'count-cases-anew',
    ...within('cases'),
    on: [workingCalendarChangedKind, serviceGoalChangedKind, importEndedKind],
    async run() {
      for (let after: string | null = noCase; after; ) {
        const from: string = after;
        after = await asJob('count-clocks', (act) => recountAfter(act, from));
      }
    },
  },
];
