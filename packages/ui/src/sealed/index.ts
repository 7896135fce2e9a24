export { allowDatabase, inDatabase, putSealed, removeDatabase, under } from './database.ts';
export { dropRecord, dropRecords, keepRecord, recordOf, recordsOf } from './records.ts';
export {
  forgetHeldKeys,
  forgetKey,
  hasKey,
  makeNoKeys,
  onKeyForgotten,
  peopleHere,
  type Sealed,
  seal,
  unseal,
} from './sealing.ts';
