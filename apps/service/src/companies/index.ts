export { deleteUnansweredJoinRequests, membershipOf, standingOf } from './actions.ts';
export { companyTables } from './data-map.ts';
export type { CompanyCounts } from './desk/actions.ts';
export { memberInCompany, membersOfCompany } from './queries.ts';
export { companiesFeature } from './routes.ts';
