import { sql, type Tx } from '#platform/database';

/** A company as an import compares it. */
export interface ImportedCompany {
  companyId: string;
  customerNumber: string;
  name: string;
  street: string;
  postcode: string;
  city: string;
  region: string;
  countryRegion: string;
  area: string;
}

const columns = sql`c.company_id AS "companyId", c.customer_number AS "customerNumber", c.name, c.street, c.postcode,
  c.city, c.region, c.country_region AS "countryRegion", c.area`;

/** Companies by their customer numbers; for the worker. */
export const companiesByNumberAcrossCompanies = (tx: Tx, customerNumbers: readonly string[]) =>
  tx.rows<ImportedCompany>(sql`
    SELECT ${columns} FROM companies c WHERE c.customer_number = ANY (${customerNumbers})`);

/** Which of these companies are leaving or have left; for the worker. */
export async function companiesLeavingAcrossCompanies(
  tx: Tx,
  companyIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ company_id: string }>(sql`
    SELECT company_id FROM company_departures
    WHERE company_id = ANY (${companyIds}::uuid[]) AND taken_back_at IS NULL`);
  return new Set(rows.map((row) => row.company_id));
}

/** Companies by their ids, as they stand now; for the worker. */
export const companiesByIdAcrossCompanies = (tx: Tx, companyIds: readonly string[]) =>
  tx.rows<ImportedCompany>(sql`
    SELECT ${columns} FROM companies c WHERE c.company_id = ANY (${companyIds}::uuid[])`);

/** Holds companies, so that none is moved to another area until the act ends; for the worker. */
export const companiesHeldAcrossCompanies = (tx: Tx, companyIds: readonly string[]) =>
  tx.rows<{ company_id: string }>(sql`
    SELECT company_id FROM companies WHERE company_id = ANY (${companyIds}::uuid[]) ORDER BY company_id
    FOR NO KEY UPDATE`);

const listOf = <Key extends keyof ImportedCompany>(companies: readonly ImportedCompany[], key: Key) =>
  companies.map((company) => company[key]);

const rowsOf = (companies: readonly ImportedCompany[]) => sql`
  unnest(${listOf(companies, 'companyId')}::uuid[], ${listOf(companies, 'customerNumber')}::text[],
    ${listOf(companies, 'name')}::text[], ${listOf(companies, 'street')}::text[],
    ${listOf(companies, 'postcode')}::text[], ${listOf(companies, 'city')}::text[],
    ${listOf(companies, 'region')}::text[], ${listOf(companies, 'countryRegion')}::text[],
    ${listOf(companies, 'area')}::text[])
  AS n (company_id, customer_number, name, street, postcode, city, region, country_region, area)`;

/** Stores new companies. */
export const companiesImported = (tx: Tx, companies: readonly ImportedCompany[], now: Date) =>
  tx.run(sql`
    INSERT INTO companies (company_id, customer_number, name, street, postcode, city, region, country_region, area,
      since)
    SELECT n.company_id, n.customer_number, n.name, n.street, n.postcode, n.city, n.region, n.country_region, n.area,
      ${now}
    FROM ${rowsOf(companies)}`);

/** Writes what an import changed of companies; number and area stay. */
export const companiesRewrittenAcrossCompanies = (tx: Tx, companies: readonly ImportedCompany[]) =>
  tx.run(sql`
    UPDATE companies c SET name = n.name, street = n.street, postcode = n.postcode, city = n.city, region = n.region,
      country_region = n.country_region
    FROM ${rowsOf(companies)} WHERE c.company_id = n.company_id`);

/** Removes companies that an import made. @throws what PostgreSQL says when something belongs to one of them */
export const companiesRemovedAcrossCompanies = (tx: Tx, companyIds: readonly string[]) =>
  tx.run(sql`DELETE FROM companies WHERE company_id = ANY (${companyIds}::uuid[])`);

/** Which regions of addresses lie in which area. */
export const areasByRegion = (tx: Tx) =>
  tx.rows<{ area: string; regions: string[] }>(sql`SELECT area, regions FROM areas ORDER BY place`);
