import { operationRoutes } from './operations.ts';

export * from './operations.ts';

/** Routes of insights. */
export const insightRoutes = { ...operationRoutes } as const;
