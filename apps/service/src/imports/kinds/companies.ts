import { newId } from '#platform/ids';
import {
  areasByRegion,
  companiesByIdAcrossCompanies,
  companiesByNumberAcrossCompanies,
  companiesImported,
  companiesRemovedAcrossCompanies,
  companiesRewrittenAcrossCompanies,
  type ImportedCompany,
} from '../../companies/index.ts';
import { allGiven, idsBeyond, type KindWork, type Thing } from './kind.ts';
import { asCountryRegion, asCustomerNumber, asText } from './values.ts';

const thingOf = ({ companyId, ...values }: ImportedCompany): Thing => ({ companyId, thingId: companyId, values });
const companyOf = ({ companyId, values }: Thing) => ({ companyId, ...values }) as ImportedCompany;
const blank = { street: '', postcode: '', city: '', region: '' };

const plain = (region: string): string =>
  region
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s省市]|自治区|壮族|回族|维吾尔/g, '');

/** A new company's area: by its region, else abroad by its country, else nobody's yet. */
function areasBy(areas: readonly { area: string; regions: readonly string[] }[]) {
  const byRegion = new Map(areas.flatMap(({ area, regions }) => regions.map((one) => [plain(one), area] as const)));
  return ({ region, countryRegion }: { region?: string | null; countryRegion?: string | null }): string =>
    byRegion.get(plain(region ?? '')) ?? (countryRegion && countryRegion !== 'CN' ? 'outside' : 'unassigned');
}

/** How companies are imported; they are found again by customer number. */
export const companiesWork: KindWork = {
  parse: {
    customerNumber: asCustomerNumber,
    name: asText,
    street: asText,
    postcode: asText,
    city: asText,
    region: asText,
    countryRegion: asCountryRegion,
  },
  keyOf: (given) => given.customerNumber ?? '',
  async decide(tx, rows, { scope, now }) {
    const areaOf = areasBy(await areasByRegion(tx));
    const known = new Map(
      (await companiesByNumberAcrossCompanies(tx, allGiven(rows, 'customerNumber'))).map((row) => [
        row.customerNumber,
        thingOf(row),
      ]),
    );
    return rows.map(({ given }) => {
      const existing = known.get(given.customerNumber!) ?? null;
      const companyId = existing?.companyId ?? newId(now);
      const said = { ...(existing?.values ?? blank), ...given };
      const values = { ...said, area: existing?.values.area ?? areaOf(said) };
      if (!scope.areas.includes(values.area)) return { reason: 'area-not-yours', field: 'region' };
      return { existing, wanted: { companyId, thingId: companyId, values } };
    });
  },
  async create(tx, things, now) {
    await companiesImported(tx, things.map(companyOf), now);
  },
  async rewrite(tx, things) {
    await companiesRewrittenAcrossCompanies(tx, things.map(companyOf));
  },
  beyond: async (_tx, things, scope) => idsBeyond(scope, things),
  current: async (tx, things) =>
    (
      await companiesByIdAcrossCompanies(
        tx,
        things.map(({ companyId }) => companyId),
      )
    ).map(thingOf),
  async remove(tx, things) {
    await companiesRemovedAcrossCompanies(
      tx,
      things.map(({ companyId }) => companyId),
    );
  },
};
