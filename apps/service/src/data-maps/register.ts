import type { TableEntry } from '#privacy/vocabulary';
import { administrationTables } from '../administration/index.ts';
import { callTables } from '../calls/index.ts';
import { caseTables } from '../cases/index.ts';
import { companyTables } from '../companies/index.ts';
import { filesDataMap } from '../files/index.ts';
import { importTables } from '../imports/index.ts';
import { insightTables } from '../insights/index.ts';
import { machineTables } from '../machines/index.ts';
import { peopleTables } from '../people/index.ts';
import { policyTables } from '../privacy-desk/index.ts';
import { regionTables } from '../regions/index.ts';
import { serviceGoalTables } from '../service-goals/index.ts';
import { workingTimeTables } from '../working-time/index.ts';
import { accessLogTable, platformTables } from './platform.ts';

/** The processing register of the database `service`: every table of every feature. */
export const serviceRegister: readonly TableEntry[] = [
  ...platformTables,
  accessLogTable,
  ...peopleTables,
  ...regionTables,
  ...workingTimeTables,
  ...companyTables,
  ...machineTables,
  ...filesDataMap,
  ...serviceGoalTables,
  ...caseTables,
  ...callTables,
  ...importTables,
  ...policyTables,
  ...administrationTables,
  ...insightTables,
];
