export { deleteUnansweredJoinRequests, membershipsOf, standingOf } from './actions.ts';
export { companyTables } from './data-map.ts';
export type { CompanyCounts } from './desk/actions.ts';
export { holdStaying, requireCompany, requireOpenDoor, requireStaying, type StopCases } from './desk/departure.ts';
export { anyEndingOf, endingsQueryOf } from './desk/endings.ts';
export { companiesFoundAcrossCompanies, peopleFoundAcrossCompanies } from './desk/finding-queries.ts';
export {
  areasByRegion,
  companiesByIdAcrossCompanies,
  companiesByNumberAcrossCompanies,
  companiesHeldAcrossCompanies,
  companiesImported,
  companiesLeavingAcrossCompanies,
  companiesRemovedAcrossCompanies,
  companiesRewrittenAcrossCompanies,
  type ImportedCompany,
} from './importing/queries.ts';
export { memberInCompany } from './queries.ts';
export { companiesFeature } from './routes.ts';
export { normaliseCustomerNumber } from './rules.ts';
