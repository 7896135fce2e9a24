export {
  askingForTexts,
  openPolicyInForce,
  type PolicyWorld,
  policyDoor,
  policyTables,
  privacyDeskConnectors,
} from './policies/index.ts';
export { type PrivacyDeskOptions, privacyDeskFeature } from './routes.ts';
