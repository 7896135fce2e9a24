export { type CountableGoal, goalForCase } from './actions.ts';
export { serviceGoalTables } from './data-map.ts';
export { serviceGoalChangedKind } from './events.ts';
export { serviceGoalsFeature } from './routes.ts';
