export { companyRoutes } from './routes.ts';
export {
  type Colleague,
  colleagueSchema,
  type DeskCompany,
  type DeskCompanyPage,
  type DeskJoinRequest,
  type JoinRequest,
  joinRequestSchema,
} from './shapes.ts';
