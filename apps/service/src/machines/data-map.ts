import { key, none, type TableEntry, table } from '#privacy/vocabulary';
import { moveTables } from './moves/data-map.ts';

const service = { database: 'service', region: 'service' } as const;
const rewritten = { customer: 'r', staff: 'riu', worker: 'riu' } as const;
const added = { customer: 'r', staff: 'ri', worker: 'ri' } as const;
const everyCompany = 'the worker writes what administrators import for every company.';

/** Tables of machines. */
export const machineTables: readonly TableEntry[] = [
  table('machines', {
    ...service,
    is: 'One delivered unit with its number.',
    rows: { customer: 'company', staff: 'product-line-and-area', worker: 'all' },
    whyAll: everyCompany,
    delete: ['worker'],
    handling: 'of-nobody',
    columns: {
      company_id: key(added),
      machine_id: key(added),
      machine_number: none(added),
      product_line: none(rewritten),
      area: none({ customer: 'r', staff: 'riu', worker: 'ri' }),
      model: none(rewritten),
      site: none(rewritten),
      delivered_on: none(rewritten),
      warranty_until: none({ staff: 'riu', worker: 'riu' }),
      software_version: none(rewritten),
      // Set in the row of a company that the machine has left; its cases stay with that row.
      moved_at: none({ customer: 'r', staff: 'ru', worker: 'r' }),
      endings: none({ staff: 'r' }),
    },
  }),
  table('machine_registry', {
    ...service,
    is: 'Machine number to company, across all companies; customers ask it through company_matching only.',
    rows: { staff: 'product-line-and-area', worker: 'all' },
    whyAll: everyCompany,
    delete: ['worker'],
    handling: 'of-nobody',
    columns: {
      machine_number: none({ staff: 'r', worker: 'ri' }),
      company_id: key({ staff: 'ru', worker: 'ri' }),
      machine_id: key({ staff: 'ru', worker: 'ri' }),
      product_line: none({ staff: 'r', worker: 'riu' }),
      area: none({ staff: 'ru', worker: 'ri' }),
    },
  }),
  ...moveTables,
  table('service_contracts', {
    ...service,
    is: 'What a company bought for a machine; one number may cover several machines, a row each.',
    // Staff see the contracts of the machines they see.
    rows: { staff: { via: 'machines', on: ['company_id', 'machine_id'] }, worker: 'all' },
    whyAll: everyCompany,
    delete: ['worker'],
    handling: 'of-nobody',
    columns: {
      company_id: key({ staff: 'r', worker: 'ri' }),
      service_contract_id: key({ staff: 'r', worker: 'ri' }),
      contract_number: none({ staff: 'r', worker: 'ri' }),
      machine_id: key({ staff: 'r', worker: 'ri' }),
      level: none({ staff: 'r', worker: 'riu' }),
      starts_on: none({ staff: 'r', worker: 'riu' }),
      ends_on: none({ staff: 'r', worker: 'riu' }),
    },
  }),
];
