export { type AnswerOf, addressOf, type CallInput, type Client, type ClientOptions, openClient } from './client.ts';
export { companyHeader, defineRoute, type Role, type Route, type RouteAudience, type RouteTag } from './define.ts';
export { openApiOf } from './openapi.ts';
export { type Problem, type ProblemCode, ProblemError, problem, problems } from './problem.ts';
export {
  givenInstantSchema,
  idSchema,
  instantSchema,
  type Language,
  languageSchema,
  languages,
  line,
  phoneSchema,
  text,
} from './shapes.ts';
