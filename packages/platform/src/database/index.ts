export { migrate, migrationsIn } from './migrate.ts';
export {
  type Database,
  DatabaseAway,
  type DatabaseOptions,
  openDatabase,
  type Settings,
  set,
  type Tx,
} from './pool.ts';
export { type Query, sql, written } from './sql.ts';
