import type { z } from 'zod';
import { type DeskCaseLine, type ProductLine, type queueFilterSchema, severities, termsOf } from '#contract';
import type { Act } from '#platform/act';
import { isInstant, pageOf, readCursor } from '#platform/cursor';
import { isUuid } from '#platform/ids';
import { endingsQueryOf } from '../../companies/index.ts';
import type { MachineTroubles, Trouble } from '../../machines/index.ts';
import type { Scope, StaffActor } from '../../people/index.ts';
import { type TroubleRow, troublesOfCompany } from '../queries.ts';
import { queriesOf, together } from '../search/words.ts';
import { iso, lineOf } from '../shapes.ts';
import {
  openCasesAcrossCompanies,
  type QueueFilter,
  type QueueRow,
  queueAcrossCompanies,
  queueCountsAcrossCompanies,
  troublesAcrossCompanies,
} from './queries.ts';

type QueueQuery = z.output<typeof queueFilterSchema>;

const assigneeOf = (query: QueueQuery, act: Act<StaffActor>) =>
  query.assignee === 'me' ? act.actor.staffId : (query.assignee ?? null);

/** The scope of the viewer, narrowed by the wish. */
const scopeOf = ({ actor }: Act<StaffActor>, wish: { productLine?: ProductLine; area?: string }): Scope => ({
  productLines: actor.scope.productLines.filter((line) => !wish.productLine || line === wish.productLine),
  areas: actor.scope.areas.filter((area) => !wish.area || area === wish.area),
});

const cursorChecks: Record<QueueQuery['state'], ((key: string) => boolean)[]> = {
  open: [(key) => /^[1-4]$/.test(key), isInstant, isUuid],
  closed: [isInstant, isUuid],
  all: [isInstant, isUuid],
};

/** Sort keys of a row. */
function keysOf(row: QueueRow, state: QueueQuery['state']): string[] {
  if (state === 'closed') return [row.closed_at!.toISOString(), row.case_id];
  if (state === 'all') return [row.opened_at.toISOString(), row.case_id];
  return [String(row.band), row.rises_at.toISOString(), row.case_id];
}

const deskLineOf = (row: QueueRow): DeskCaseLine => ({
  ...lineOf(row),
  companyId: row.company_id,
  companyName: row.company_name,
  priority: row.priority,
  assignee: row.assignee === null ? null : { staffId: row.assignee, name: row.assignee_name ?? '' },
  late: row.late,
  clock: row.clock,
  dueAt: iso(row.due_at),
  dueOf: row.due_of,
});

function wordsOf(typed: string | undefined): QueueFilter['words'] {
  const terms = termsOf(typed ?? '');
  return terms.length > 0 ? { inCase: together(queriesOf(terms).found), inName: endingsQueryOf(terms) } : null;
}

/** One page of the queue with its counts. */
export async function listQueue(act: Act<StaffActor>, query: QueueQuery) {
  const keys = readCursor(query.cursor, cursorChecks[query.state]);
  const scope = scopeOf(act, query);
  const filter: QueueFilter = {
    now: act.now,
    staffId: act.actor.staffId,
    scope,
    state: query.state,
    turn: query.turn ?? null,
    due: query.due ?? null,
    assignee: assigneeOf(query, act),
    late: query.late === 'true',
    words: wordsOf(query.words),
    after: keys ?? null,
    limit: query.limit + 1,
  };
  const [rows, counts] = await Promise.all([
    queueAcrossCompanies(act.tx, filter),
    queueCountsAcrossCompanies(act.tx, { now: act.now, staffId: act.actor.staffId, scope }),
  ]);
  const { page, next } = pageOf(rows, query.limit, (row) => keysOf(row, query.state));
  act.saw(...page.map((row) => row.opener_person_id));
  return { cases: page.map(deskLineOf), next, counts };
}

const troublesOf = (rows: readonly TroubleRow[]): Map<string, Trouble> =>
  new Map(rows.map((row) => [row.machine_id, { openCases: row.open_cases, worst: severities[row.worst - 1] ?? null }]));

/** What lists of machines show of cases. */
export const machineTroubles: MachineTroubles = {
  ofCompany: async (act, companyId, machineNumber) =>
    troublesOf(await troublesOfCompany(act.tx, companyId, machineNumber)),
  acrossCompanies: async (act, machines) =>
    troublesOf(await troublesAcrossCompanies(act.tx, act.actor.scope, machines)),
};

/** How many open cases companies have within one's scope. */
export async function countOpenCasesAcrossCompanies(
  act: Act<StaffActor>,
  companyIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await openCasesAcrossCompanies(act.tx, act.actor.scope, companyIds);
  return new Map(rows.map((row) => [row.company_id, row.open_cases]));
}
