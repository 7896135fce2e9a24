export { deleteUnansweredJoinRequests, membershipsOf, standingOf } from './actions.ts';
export { companyTables } from './data-map.ts';
export type { CompanyCounts } from './desk/actions.ts';
export { memberInCompany } from './queries.ts';
export { companiesFeature } from './routes.ts';
