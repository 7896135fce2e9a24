import { administrationRoutes } from './administration/index.ts';
import { callRoutes } from './calls/index.ts';
import {
  caseRoutes,
  deskCaseRoutes,
  linkingRoutes,
  mergingRoutes,
  searchRoutes,
  splittingRoutes,
} from './cases/index.ts';
import { companyRoutes } from './companies/index.ts';
import { exportRoutes } from './exports/index.ts';
import { fileRoutes } from './files/index.ts';
import { importRoutes } from './imports/index.ts';
import { insightRoutes } from './insights/index.ts';
import { labelRoutes, machineRoutes } from './machines/index.ts';
import { peopleRoutes } from './people/index.ts';
import { privacyDeskRoutes } from './privacy-desk/index.ts';
import { queueRoutes } from './queue/index.ts';
import { regionRoutes } from './regions/index.ts';
import { openApiOf, type Route } from './route/index.ts';
import { deskSearchRoutes } from './search/index.ts';
import { serviceGoalRoutes } from './service-goals/index.ts';
import { workingTimeRoutes } from './working-time/index.ts';

export * from './administration/index.ts';
export * from './alarm-code/index.ts';
export * from './calls/index.ts';
export * from './cases/index.ts';
export * from './companies/index.ts';
export * from './exports/index.ts';
export * from './files/index.ts';
export * from './imports/index.ts';
export * from './insights/index.ts';
export * from './machines/index.ts';
export * from './people/index.ts';
export * from './privacy-desk/index.ts';
export * from './queue/index.ts';
export * from './regions/index.ts';
export * from './route/index.ts';
export * from './search/index.ts';
export * from './service-goals/index.ts';
export * from './working-time/index.ts';

/** Every operation of the service region by its id. */
export const routes = {
  ...peopleRoutes,
  ...regionRoutes,
  ...workingTimeRoutes,
  ...companyRoutes,
  ...machineRoutes,
  ...labelRoutes,
  ...fileRoutes,
  ...serviceGoalRoutes,
  ...caseRoutes,
  ...searchRoutes,
  ...deskCaseRoutes,
  ...mergingRoutes,
  ...linkingRoutes,
  ...splittingRoutes,
  ...queueRoutes,
  ...deskSearchRoutes,
  ...callRoutes,
  ...importRoutes,
  ...privacyDeskRoutes,
  ...exportRoutes,
  ...administrationRoutes,
  ...insightRoutes,
} as const;

/** The operations as a list, for guards and documentation. */
export const allRoutes: readonly Route[] = Object.values(routes);

/** The service region's OpenAPI 3.1 document. */
export const openApiDocument = () => openApiOf(allRoutes, { title: 'Service Center', version: '0.1.0' });
