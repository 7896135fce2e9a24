import { key, none, type TableEntry, table } from '#privacy/vocabulary';

const service = { database: 'service', region: 'service' } as const;
const bothRead = { customer: 'r', staff: 'r' } as const;

/** Tables of machines. */
export const machineTables: readonly TableEntry[] = [
  table('machines', {
    ...service,
    is: 'One delivered unit with its number.',
    rows: { customer: 'company', staff: 'product-line-and-area' },
    columns: {
      company_id: key(bothRead),
      machine_id: key(bothRead),
      machine_number: none(bothRead),
      product_line: none(bothRead),
      area: none({ customer: 'r', staff: 'ru' }),
      model: none(bothRead),
      site: none(bothRead),
      delivered_on: none(bothRead),
      warranty_until: none({ staff: 'r' }),
      software_version: none(bothRead),
    },
  }),
  table('machine_registry', {
    ...service,
    is: 'Machine number to company, across all companies; customers ask it through company_matching only.',
    rows: { staff: 'product-line-and-area' },
    columns: {
      machine_number: none({ staff: 'r' }),
      company_id: key({ staff: 'r' }),
      machine_id: key({ staff: 'r' }),
      product_line: none({ staff: 'r' }),
      area: none({ staff: 'ru' }),
    },
  }),
];
