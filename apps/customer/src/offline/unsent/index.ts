export {
  changeUnsent,
  dropUnsent,
  findUnsent,
  openUnsent,
  putUnsent,
  savedUnsent,
  searchUnsent,
  subscribeUnsent,
  unsentOf,
  wentElsewhere,
} from './items.ts';
export {
  type UnsentCase,
  type UnsentItem,
  type UnsentObjection,
  type UnsentReply,
  type UnsentTap,
  wordsIn,
} from './kinds.ts';
export { discard, onSent, type Sent, sendUnsent, sendWaiting, sentAs, underWay } from './queue.ts';
export { pauseAfter } from './retry.ts';
export { stopFiles, trayOf } from './trays.ts';
