export { type ExportShape, mountExports } from './exports.ts';
export { type HeaderRules, noPagesPolicy, securityHeaders, sendSecurityHeaders } from './headers.ts';
export {
  type Admission,
  type Call,
  type CountNew,
  type Door,
  fastifyPath,
  type Mounted,
  mountOn,
  type RoleBearer,
  type RouteShape,
  readInput,
  requireRole,
} from './mount.ts';
export { type CarriesProblem, carriesProblem, PlatformProblem, type ProblemBody } from './problem.ts';
export { endWithParent, listenAsChild, openServer, problemFor, type ServerOptions } from './server.ts';
export { refuseUnread } from './unread.ts';
