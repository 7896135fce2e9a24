/** What can be imported, in the order in which one thing needs the other. */
export const importKinds = ['companies', 'machines', 'service-contracts'] as const;

/** A kind of things that can be imported. */
export type ImportKind = (typeof importKinds)[number];

/** Levels of a service contract, from the least to the most. */
export const contractLevels = ['basic', 'standard', 'premium'] as const;

/** What a service contract buys. */
export type ContractLevel = (typeof contractLevels)[number];

/** One field of a kind: columns of a file are mapped to fields. */
export interface ImportField {
  readonly name: ImportFieldName;
  /** A row without it is refused, and the import cannot start before a column is mapped to it. */
  readonly isNeeded: boolean;
  /** Characters at most. */
  readonly max: number;
}

/** Names of the fields of every kind. */
export const importFieldNames = [
  'customerNumber',
  'name',
  'street',
  'postcode',
  'city',
  'region',
  'countryRegion',
  'machineNumber',
  'model',
  'productLine',
  'site',
  'deliveredOn',
  'warrantyUntil',
  'softwareVersion',
  'contractNumber',
  'level',
  'startsOn',
  'endsOn',
] as const;

/** Name of a field. */
export type ImportFieldName = (typeof importFieldNames)[number];

const needed = (name: ImportFieldName, max: number): ImportField => ({ name, isNeeded: true, max });
const free = (name: ImportFieldName, max: number): ImportField => ({ name, isNeeded: false, max });

/** The fields of each kind; the first one finds a thing again when a file is imported once more. */
export const importFields: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  companies: [
    needed('customerNumber', 20),
    needed('name', 120),
    free('street', 120),
    free('postcode', 12),
    free('city', 80),
    free('region', 80),
    needed('countryRegion', 60),
  ],
  machines: [
    needed('machineNumber', 40),
    needed('customerNumber', 20),
    needed('model', 60),
    free('productLine', 30),
    free('site', 80),
    free('deliveredOn', 30),
    free('warrantyUntil', 30),
    free('softwareVersion', 40),
  ],
  'service-contracts': [
    needed('contractNumber', 40),
    needed('machineNumber', 40),
    free('customerNumber', 20),
    needed('level', 30),
    needed('startsOn', 30),
    needed('endsOn', 30),
  ],
};

/** Why a row is refused. */
export const importReasons = [
  'wrong-bytes',
  'quote-open',
  'too-many-cells',
  'missing',
  'too-long',
  'control-characters',
  'formula',
  'merged',
  'error-value',
  'number-rounded',
  'customer-number-wrong',
  'country-region-unknown',
  'machine-number-wrong',
  'date-wrong',
  'dates-swapped',
  'product-line-unknown',
  'product-line-not-yours',
  'area-not-yours',
  'company-leaving',
  'level-unknown',
  'model-unknown',
  'twice-in-file',
  'company-unknown',
  'machine-unknown',
  'other-company',
] as const;

/** A reason for which a row is refused. */
export type ImportReason = (typeof importReasons)[number];

/** Why something an import made or changed was not taken back. */
export const keptReasons = ['changed-since', 'in-use', 'gone', 'out-of-scope'] as const;

/** A reason for which undo leaves a row. */
export type KeptReason = (typeof keptReasons)[number];

/** Limits of an import, told before one uploads. */
export const importLimits = { fileBytes: 20 * 1024 * 1024, rows: 200_000, columns: 200, keptDays: 30 } as const;
