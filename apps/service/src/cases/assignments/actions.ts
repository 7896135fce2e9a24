import { caseRefuses, problem } from '#contract';
import type { Act } from '#platform/act';
import { newId } from '#platform/ids';
import { assignable, type StaffActor } from '../../people/index.ts';
import { receiveByTheWay, tellDesk } from '../desk/holding.ts';
import { caseAssigned, type DeskHeldCase } from '../desk/queries.ts';
import { caseFact } from '../events.ts';
import { casesHeldAcrossCompanies, casesHeldOfAssigneeAcrossCompanies, colleagueKnown } from './queries.ts';

type Staff = Act<StaffActor>;

/** What came of an assignment of several cases. */
export interface Assigned {
  readonly assigned: string[];
  readonly refused: { caseNumber: string; code: 'state-forbids' | 'staff-not-found' }[];
}

/** Assigns the cases that were chosen in a list; one that is not there refuses them all. @throws problem case-not-found */
export async function assignCases(act: Staff, caseNumbers: readonly string[], assignee: string | null) {
  const wanted = [...new Set(caseNumbers)];
  const held = await casesHeldAcrossCompanies(act.tx, act.actor.scope, wanted);
  if (held.length < wanted.length) throw problem('case-not-found');
  return told(act, 'assigned cases', { assignee }, await assignAll(act, held, assignee));
}

/**
 * Hands over open cases that a colleague has, so many at once that nobody waits long for their locks; `next` leads on.
 * @throws problem staff-not-found
 */
export async function handOverCases(
  act: Staff,
  from: string,
  { assignee, after, limit }: { assignee: string | null; after?: string; limit: number },
) {
  if (!(await colleagueKnown(act.tx, from))) throw problem('staff-not-found');
  const held = await casesHeldOfAssigneeAcrossCompanies(act.tx, act.actor.scope, { staffId: from, after, limit });
  const done = await assignAll(act, held, assignee);
  told(act, 'handed over the cases of a colleague', { from, assignee }, done);
  return { ...done, next: held.length < limit ? null : held.at(-1)!.case_id };
}

// One entry for the whole act, with the list.
function told(act: Staff, what: string, about: Record<string, string | null>, done: Assigned): Assigned {
  act.audit({ what, about: { ...about, cases: done.assigned.join(' ') } });
  return done;
}

async function assignAll(act: Staff, held: readonly DeskHeldCase[], assignee: string | null): Promise<Assigned> {
  const canTake = await takerOf(act, held, assignee);
  const done: Assigned = { assigned: [], refused: [] };
  for (const one of held) {
    const { case_number: caseNumber } = one;
    const refusal = caseRefuses('assign', { state: one.state, solvedAt: one.solved_at }, act.now);
    if (refusal !== null) done.refused.push({ caseNumber, code: 'state-forbids' });
    else if (!canTake(one)) done.refused.push({ caseNumber, code: 'staff-not-found' });
    else {
      if (one.assignee !== assignee) assignOne(act, one, assignee);
      done.assigned.push(caseNumber);
    }
  }
  return done;
}

function assignOne(act: Staff, held: DeskHeldCase, assignee: string | null): void {
  caseAssigned(act.tx, held, assignee, { changeId: newId(act.now), staffId: act.actor.staffId }, act.now);
  receiveByTheWay(act, held);
  act.emit(caseFact('CaseAssigned', held, { assignee }));
  tellDesk(act, held, 'assigned', true);
}

const kindOf = ({ product_line, area }: DeskHeldCase) => `${product_line} ${area}`;

/** Asks once for each product line and area among the cases whether they are the work of the one who shall have them. */
async function takerOf(act: Staff, held: readonly DeskHeldCase[], assignee: string | null) {
  if (assignee === null) return () => true;
  const kinds = [...new Map(held.map((one) => [kindOf(one), one])).values()];
  const able = new Set<string>();
  for (const kind of kinds) if (await assignable(act.tx, assignee, kind)) able.add(kindOf(kind));
  return (one: DeskHeldCase) => able.has(kindOf(one));
}
