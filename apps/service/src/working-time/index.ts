export { workingCalendar } from './actions.ts';
export { workingTimeTables } from './data-map.ts';
export { workingCalendarChangedKind } from './events.ts';
export { workingTimeFeature } from './routes.ts';
