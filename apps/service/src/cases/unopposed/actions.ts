import type { Act } from '#platform/act';
import { newId } from '#platform/ids';
import { caseFact } from '../events.ts';
import { liveTold } from '../live/queries.ts';
import { unopposedSince } from '../rules.ts';
import { caseClosedUnopposed, unopposedAcrossCompanies } from './queries.ts';

const atOnce = 200;

/** Closes solutions that nobody objected to in 14 days; answers how many. Call again while it answers `atOnce`. */
export async function closeUnopposedSolutions(act: Act): Promise<number> {
  const rows = await unopposedAcrossCompanies(act.tx, unopposedSince(act.now), atOnce);
  for (const row of rows) {
    caseClosedUnopposed(act.tx, row, newId(act.now), act.now);
    act.emit(caseFact('CaseClosed', row, { how: 'unopposed' }));
    liveTold(act.tx, {
      companyId: row.company_id,
      productLine: row.product_line,
      area: row.area,
      caseNumber: row.case_number,
      kind: 'closed',
      at: act.now.toISOString(),
    });
  }
  return rows.length;
}
