export { loadCases } from './cases.ts';
export { type LoadCompany, type LoadMember, loadCompanies, loadStaff } from './companies.ts';
export { withoutIndexes } from './indexes.ts';
export { loadInsights } from './insights.ts';
