export { openPolicyInForce, type PolicyWorld, policyDoor, policyTables } from './policies/index.ts';
export { type PrivacyDeskOptions, privacyDeskFeature } from './routes.ts';
