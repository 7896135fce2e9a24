import type { EventFact } from '#platform/act';

/** Kind of the fact that the worker follows. */
export const serviceGoalChangedKind = 'ServiceGoalChanged';

/** A goal has changed: open cases may be due at another time. */
export const serviceGoalChanged = (productLine: string, severity: string, level: string): EventFact => ({
  kind: serviceGoalChangedKind,
  body: { productLine, severity, level },
});
