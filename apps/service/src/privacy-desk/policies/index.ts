export type { PolicyWorld } from './actions.ts';
export { askingForTexts, policyTables, privacyDeskConnectors } from './data-map.ts';
export { policyDoor } from './handing/door.ts';
export { openPolicyInForce, type PolicyInForce } from './in-force.ts';
export { policyRoutes } from './routes.ts';
