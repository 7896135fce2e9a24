import { aldenhoffCases } from './cases-aldenhoff.ts';
import { beichenCases } from './cases-beichen.ts';
import { hengruiCases } from './cases-hengrui.ts';
import { repeatedCases } from './cases-repeated.ts';

export { type DemoMachine, machines } from './machines.ts';
export {
  agreedToAnalysis,
  companies,
  customers,
  type DemoCompany,
  type DemoCustomer,
  type DemoStaff,
  type DemoTeam,
  demoPassword,
  staff,
  teams,
} from './people.ts';
export type { DemoCase, DemoFile, DemoStep } from './shape.ts';
export { type DemoTemplate, templates } from './templates.ts';

/** All cases of the demo story. */
export const cases = [...hengruiCases, ...beichenCases, ...aldenhoffCases, ...repeatedCases];
