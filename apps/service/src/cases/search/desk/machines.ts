import { type FoundDeskMachine, shownOf, termsOf } from '#contract';
import type { Act } from '#platform/act';
import { anyEndingOf, endingsQueryOf } from '../../../companies/index.ts';
import { machinesByCompanyAcrossCompanies, machinesFoundAcrossCompanies } from '../../../machines/index.ts';
import type { StaffActor } from '../../../people/index.ts';

const atMost = 20;

/** Machines within one's scope by themselves, then by their company: what somebody reads from a plate or says of itself. */
export async function searchMachines(
  act: Act<StaffActor>,
  words: string,
): Promise<{ terms: string[]; machines: FoundDeskMachine[] }> {
  const terms = termsOf(words);
  if (terms.length === 0) return { terms: [], machines: [] };
  const wanted = {
    scope: act.actor.scope,
    found: endingsQueryOf(terms),
    asWhole: endingsQueryOf(terms, true),
    anyTerm: anyEndingOf(terms),
    limit: atMost,
  };
  const [own, ofCompanies] = await Promise.all([
    machinesFoundAcrossCompanies(act.tx, wanted),
    machinesByCompanyAcrossCompanies(act.tx, wanted),
  ]);
  const rows = new Map([...own, ...ofCompanies].map((row) => [row.machine_number, row]));
  const machines = [...rows.values()].slice(0, atMost).map((row) => ({
    companyId: row.company_id,
    companyName: row.company_name,
    customerNumber: row.customer_number,
    machineNumber: row.machine_number,
    model: row.model,
    site: row.site,
    productLine: row.product_line,
  }));
  return { terms: shownOf(terms), machines };
}
