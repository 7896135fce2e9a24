export { type BusinessFunction, businessFunctions, type FunctionId } from './functions.ts';
export { type Keep, type KeepId, keeps } from './keeps.ts';
export { type DataKind, dataKinds, type KindId } from './kinds.ts';
export { nameOfColumn, nameOfConnector, nameOfStore, nameOfTable } from './names/index.ts';
export { type Period, type PeriodId, periods } from './periods.ts';
export { type ConsentNeeded, type Purpose, type PurposeId, purposes } from './purposes.ts';
export { type Recipient, type RecipientId, recipients } from './recipients.ts';
export type { Place, Words } from './words.ts';
