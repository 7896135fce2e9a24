export { TooBusy } from './line.ts';
export { migrate, migrationsIn } from './migrate.ts';
export {
  type Database,
  DatabaseAway,
  type DatabaseOptions,
  openDatabase,
  planWithValues,
  type Settings,
  set,
  type Tx,
  type Urgency,
} from './pool.ts';
export { type Query, sql, written } from './sql.ts';
