export {
  changeUnsent,
  findUnsent,
  openUnsent,
  putUnsent,
  savedUnsent,
  searchUnsent,
  subscribeUnsent,
  type UnsentCase,
  type UnsentItem,
  type UnsentReply,
  unsentOf,
} from './items.ts';
export { discard, onSent, sendUnsent, sendWaiting, underWay } from './queue.ts';
export { trayOf } from './trays.ts';
