import { hengruiCases } from './cases-hengrui.ts';
import { aldenhoffCases, beichenCases } from './cases-others.ts';

export { type DemoMachine, machines } from './machines.ts';
export {
  companies,
  customers,
  type DemoCompany,
  type DemoCustomer,
  type DemoStaff,
  demoPassword,
  staff,
} from './people.ts';
export type { DemoCase, DemoStep } from './shape.ts';

/** All cases of the demo story. */
export const cases = [...hengruiCases, ...beichenCases, ...aldenhoffCases];
