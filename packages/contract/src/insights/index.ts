import { improvementRoutes } from './improvement.ts';
import { operationRoutes } from './operations.ts';

export * from './improvement.ts';
export * from './operations.ts';

/** Routes of insights. */
export const insightRoutes = { ...operationRoutes, ...improvementRoutes } as const;
