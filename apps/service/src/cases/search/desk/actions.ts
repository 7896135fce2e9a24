import { type DeskFound, type DeskFoundCase, foundAtMost, shownOf, type Term, termsOf } from '#contract';
import type { Act } from '#platform/act';
import { isInstant, pageOf, readCursor } from '#platform/cursor';
import { isUuid } from '#platform/ids';
import { companiesFoundAcrossCompanies, endingsQueryOf, peopleFoundAcrossCompanies } from '../../../companies/index.ts';
import { machinesFoundAcrossCompanies } from '../../../machines/index.ts';
import type { StaffActor } from '../../../people/index.ts';
import { isRank, passageOf } from '../actions.ts';
import { searchByIndexOnly } from '../keys-queries.ts';
import { queriesOf } from '../words.ts';
import { casesFoundAcrossCompanies, type DeskFoundRow } from './queries.ts';

const foundCaseOf = (row: DeskFoundRow, terms: readonly Term[]): DeskFoundCase => ({
  companyId: row.company_id,
  companyName: row.company_name,
  caseId: row.case_id,
  caseNumber: row.case_number,
  openedAt: row.opened_at.toISOString(),
  machineNumber: row.machine_number,
  model: row.model,
  severity: row.severity,
  errorNumber: row.error_number,
  state: row.state,
  turn: row.turn,
  goesOnIn: row.goes_on_in,
  passage: passageOf(row, terms),
});

/** What is found by its name or number alone: few of each, the one that was typed whole first. */
async function namesFound(act: Act<StaffActor>, terms: readonly Term[]) {
  const wanted = {
    scope: act.actor.scope,
    found: endingsQueryOf(terms),
    asWhole: endingsQueryOf(terms, true),
    limit: foundAtMost,
  };
  const [machines, companies, people] = await Promise.all([
    machinesFoundAcrossCompanies(act.tx, wanted),
    companiesFoundAcrossCompanies(act.tx, wanted),
    peopleFoundAcrossCompanies(act.tx, wanted),
  ]);
  act.saw(...people.map((one) => one.person_id));
  return {
    machines: machines.map((one) => ({
      companyId: one.company_id,
      companyName: one.company_name,
      machineNumber: one.machine_number,
      model: one.model,
      site: one.site,
      productLine: one.product_line,
    })),
    companies: companies.map((one) => ({
      companyId: one.company_id,
      companyName: one.name,
      customerNumber: one.customer_number,
      city: one.city,
    })),
    people: people.map((one) => ({
      companyId: one.company_id,
      companyName: one.company_name,
      membershipId: one.membership_id,
      label: one.label,
    })),
  };
}

const noNames = { machines: [], companies: [], people: [] };

/** Everything within one's scope in which every term stands; of cases the closest first, then the newest. */
export async function searchDesk(
  act: Act<StaffActor>,
  wish: { readonly words: string; readonly cursor?: string; readonly limit: number },
): Promise<DeskFound> {
  const keys = readCursor(wish.cursor, [isRank, isInstant, isUuid]);
  const terms = termsOf(wish.words);
  if (terms.length === 0) return { terms: [], cases: [], ...noNames, next: null };
  searchByIndexOnly(act.tx);
  const [names, rows] = await Promise.all([
    keys ? noNames : namesFound(act, terms),
    casesFoundAcrossCompanies(act.tx, {
      queries: queriesOf(terms),
      scope: act.actor.scope,
      before: keys ? { rank: Number(keys[0]), openedAt: keys[1]!, caseId: keys[2]! } : null,
      limit: wish.limit + 1,
    }),
  ]);
  const { page, next } = pageOf(rows, wish.limit, (row) => [
    String(row.rank),
    row.opened_at.toISOString(),
    row.case_id,
  ]);
  act.saw(...page.map((row) => row.opener_person_id));
  return { terms: shownOf(terms), cases: page.map((row) => foundCaseOf(row, terms)), ...names, next };
}
