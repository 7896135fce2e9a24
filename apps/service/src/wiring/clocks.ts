import type { Act } from '#platform/act';
import type { EventJob, Relayed } from '#platform/jobs';
import type { PurposeId } from '#privacy/catalogue';
import type { ForPurpose } from '#privacy/vocabulary';
import { callLoggedKind } from '../calls/index.ts';
import { countCase, countFree, movedByAnybody, movedByCustomers, type OfCase, recountAfter } from '../cases/index.ts';
import { importEndedKind } from '../imports/index.ts';
import { measureFree, measureOne } from '../insights/index.ts';
import type { JobName } from '../schedule.ts';
import { serviceGoalChangedKind } from '../service-goals/index.ts';
import { workingCalendarChangedKind } from '../working-time/index.ts';

/** Runs an act in the name of a job. */
export type AsJob = <Answer>(name: JobName, work: (act: Act) => Promise<Answer>) => Promise<Answer>;

/** Work that follows a business fact, with what it is for (privacy.md G3); what comes of it stays in the region. */
export type ServiceReaction = EventJob & ForPurpose;

export const within = <P extends PurposeId>(purpose: P) => ({ purpose, recipient: 'service-region' }) as const;

/** Facts fetched together: their cases are held until all are written, so not too many. */
const atOnce = 20;

/** How cases are worked on in one act, which answers those that somebody else held; and how one is alone. */
interface CaseWork {
  readonly together: (act: Act, cases: readonly OfCase[]) => Promise<OfCase[]>;
  readonly alone: (act: Act, one: OfCase) => Promise<void>;
}

/** By whom cases are worked on, and who hears why some could not be worked on together. */
export interface CaseGround {
  readonly asJob: AsJob;
  readonly slowed: (name: JobName, error: unknown) => void;
}

/**
 * The cases of some facts, each once, in one act. Those that were held, and all of them where one fails, follow in acts of
 * their own: what is wrong with one case keeps no other back.
 */
const eachCaseOnce =
  ({ asJob, slowed }: CaseGround, name: JobName, { together, alone }: CaseWork) =>
  async (events: readonly Relayed[]): Promise<void> => {
    const cases = new Map(
      events.map(({ companyId, body }) => {
        const one: OfCase = { company_id: companyId!, case_id: String(body.caseId) };
        return [one.case_id, one];
      }),
    );
    const all = [...cases.values()];
    const left = await asJob(name, (act) => together(act, all)).catch((error: unknown) => {
      slowed(name, error);
      return all;
    });
    const failures: unknown[] = [];
    for (const one of left) await asJob(name, (act) => alone(act, one)).catch((error) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  };

const noCase = '00000000-0000-0000-0000-000000000000';

/**
 * What is due follows customers' acts case by case, and for every case the calendar, the goals and the contracts. What is
 * measured follows the acts of everybody.
 */
export const clockReactions = (ground: CaseGround): ServiceReaction[] => [
  {
    name: 'count-moved-cases',
    ...within('cases'),
    on: movedByCustomers,
    atOnce,
    run: eachCaseOnce(ground, 'count-clocks', { together: countFree, alone: countCase }),
  },
  {
    name: 'measure-moved-cases',
    ...within('staff-work'),
    on: [...movedByAnybody, callLoggedKind],
    atOnce,
    run: eachCaseOnce(ground, 'measure-cases', { together: measureFree, alone: measureOne }),
  },
  {
    name: 'count-cases-anew',
    ...within('cases'),
    on: [workingCalendarChangedKind, serviceGoalChangedKind, importEndedKind],
    async run() {
      for (let after: string | null = noCase; after; ) {
        const from: string = after;
        after = await ground.asJob('count-clocks', (act) => recountAfter(act, from));
      }
    },
  },
];
