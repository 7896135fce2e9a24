export { workingCalendar } from './actions.ts';
export { workingTimeTables } from './data-map.ts';
export { workingTimeFeature } from './routes.ts';
