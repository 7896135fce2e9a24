import { csvLine } from '#platform/tables';
import { businessFunctions, dataKinds, type PurposeId, periods, purposes, recipients } from '#privacy/catalogue';
import type { ProcessingRegister } from '#privacy/engine';

/** One processing activity as a regulator asks for it (PIPL art. 56, GDPR art. 30). */
interface Activity {
  readonly id: PurposeId;
  readonly purpose: string;
  readonly function: string;
  readonly people: string;
  readonly kinds: readonly string[];
  readonly recipients: readonly string[];
  readonly regions: readonly string[];
  readonly transferAbroad: boolean;
  readonly periods: readonly string[];
  readonly pipl: string;
  readonly gdpr: string;
  readonly consent: string;
  readonly necessary: boolean;
  readonly columns: number;
  readonly safeguards: string;
}

const safeguards =
  'Roles of the database read declared columns only; row security is forced; access is audited; connections are encrypted; the service region knows people by a random id.';

const regionOfDatabase = { home: 'home', service: 'service', staff_realm: 'service' } as const;

function activityOf(register: ProcessingRegister, id: PurposeId): Activity {
  const { why, within, about, pipl, gdpr, consent, necessary, recipients: receivers } = purposes[id];
  const columns = register.columns.filter((each) => each.kind !== null && each.purposes.includes(id));
  const stores = register.stores.filter((each) => each.purposes.includes(id));
  const kinds = new Set([...columns.flatMap(({ kind }) => kind ?? []), ...stores.flatMap((each) => each.kinds)]);
  const kept = new Set([...columns.flatMap(({ period }) => period ?? []), ...stores.map(({ period }) => period)]);
  const regions = new Set([
    ...columns.map((each) => regionOfDatabase[each.database]),
    ...stores.map(({ place }) => place),
  ]);
  return {
    id,
    purpose: why.en,
    function: businessFunctions[within].name.en,
    people: about === 'staff' ? "the maker's staff" : 'people of customer companies',
    kinds: [...kinds].sort().map((kind) => dataKinds[kind].name.en),
    recipients: receivers.map((each) => recipients[each].name.en),
    regions: [...regions].sort(),
    transferAbroad: about === 'customers' && regions.has('service'),
    periods: [...kept].sort().map((period) => periods[period].text.en),
    pipl,
    gdpr,
    consent,
    necessary,
    columns: columns.length,
    safeguards,
  };
}

const activities = (register: ProcessingRegister) =>
  (Object.keys(purposes) as PurposeId[]).map((id) => activityOf(register, id));

/** The record of processing as JSON. */
export const recordOfProcessing = (register: ProcessingRegister): string =>
  `${JSON.stringify({ format: 'record-of-processing/1', activities: activities(register) }, null, 2)}\n`;

/** The record of processing as CSV that a spreadsheet opens without executing anything. */
export function recordOfProcessingCsv(register: ProcessingRegister): string {
  const rows = activities(register).map((each) =>
    Object.values(each).map((value) => (Array.isArray(value) ? value.join('; ') : String(value))),
  );
  const heads = Object.keys(activities(register)[0]!);
  return [heads, ...rows].map((row) => csvLine(row, ',')).join('');
}
