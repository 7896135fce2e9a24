export {
  type Colleague,
  type CompanyJoinRequest,
  type CompanyRole,
  colleagueSchema,
  companyRoles,
  type Invite,
  inviteDays,
  type NewInvite,
} from './colleague-shapes.ts';
export { companyRoutes } from './routes.ts';
export {
  type DeskCompany,
  type DeskCompanyPage,
  type DeskJoinRequest,
  type JoinRequest,
  joinRequestSchema,
} from './shapes.ts';
