export { type LabelSheet, labelRoutes, labelSheets, labelsMax } from './labels.ts';
export { machineRoutes } from './routes.ts';
export {
  type DeskMachine,
  type DeskMachinePage,
  type Machine,
  machineContractSchema,
  machineSchema,
  type ProductLine,
  productLines,
} from './shapes.ts';
