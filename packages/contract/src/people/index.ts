export { consentNoticeAudience, consentNoticeType, consentRoutes } from './consents.ts';
export { peopleRoutes } from './routes.ts';
export {
  departments,
  type Me,
  mainReasons,
  meSchema,
  type Profile,
  profileSchema,
  type StaffMember,
  type StaffSession,
  salutations,
  staffMemberSchema,
} from './shapes.ts';
