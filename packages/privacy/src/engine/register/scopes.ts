import type { RowScope, RowsVia, TableEntry } from '#privacy/vocabulary';

/**
 * `nullif(…, '')` because a setting that was once set in a session reads as '' and not as NULL afterwards; a missing
 * setting therefore matches no row instead of failing. No function of our own stands here: an IMMUTABLE one would be
 * folded into a cached plan and show one company's rows to another.
 */
const setting = (name: string) => `nullif(current_setting('app.${name}', true), '')`;

const company = `company_id = ${setting('company_id')}::uuid`;
const person = `person_id = ${setting('person_id')}::uuid`;
/** The list is taken apart once a query, in an inner select, and not once a row. */
const among = (column: string, name: string) =>
  `${column} = ANY ((SELECT string_to_array(${setting(name)}, ','))::text[])`;
const productLine = among('product_line', 'product_lines');
const area = among('area', 'staff_areas');

/** The tables a scope goes through; none for a scope of the row's own columns. */
export const viasOf = (scope: RowScope | undefined): readonly RowsVia[] => {
  if (typeof scope !== 'object') return [];
  return 'via' in scope ? [scope] : scope;
};

/** The columns a scope reads on the table it stands on. */
export function columnsOfScope(scope: RowScope): readonly string[] {
  if (typeof scope === 'object') return viasOf(scope).flatMap(({ on }) => on);
  switch (scope) {
    case 'company':
      return ['company_id'];
    case 'person':
      return ['person_id'];
    case 'company-or-person':
    case 'company-and-own':
      return ['company_id', 'person_id'];
    case 'product-line':
      return ['product_line'];
    case 'area':
      return ['area'];
    case 'product-line-and-area':
      return ['product_line', 'area'];
    case 'all':
      return [];
  }
}

function viaCondition(table: Pick<TableEntry, 'name'>, { via, on }: RowsVia): string {
  // company_id first: it leads every index of a company table (trust.md §2).
  const columns = [...on].sort((a, b) => Number(b === 'company_id') - Number(a === 'company_id'));
  const equal = columns.map((column) => `via.${column} = ${table.name}.${column}`).join(' AND ');
  return `EXISTS (SELECT 1 FROM public.${via} AS via WHERE ${equal})`;
}

/** The SQL condition of a scope on a table: which rows an audience reaches. */
export function conditionOf(table: Pick<TableEntry, 'name'>, scope: RowScope): string {
  if (typeof scope === 'object')
    return viasOf(scope)
      .map((via) => viaCondition(table, via))
      .join(' OR ');
  switch (scope) {
    case 'company':
      return company;
    case 'person':
      return person;
    case 'company-or-person':
    case 'company-and-own':
      return `(${company} OR ${person})`;
    case 'product-line':
      return productLine;
    case 'area':
      return area;
    case 'product-line-and-area':
      return `${productLine} AND ${area}`;
    case 'all':
      return 'true';
  }
}

/** What a row must be once it is written: of the same scope, but never of a company that the act does not stand in. */
export const writtenConditionOf = (table: Pick<TableEntry, 'name'>, scope: RowScope): string =>
  scope === 'company-and-own' ? company : conditionOf(table, scope);
