import { z } from 'zod';
import { idSchema } from '../route/index.ts';

/** Decides hotline, queue and routing. */
export const productLines = ['machine-tool', 'laser'] as const;

/** `machine-tool` or `laser`. */
export type ProductLine = (typeof productLines)[number];

/** A machine as members of its company see it. */
export const machineSchema = z.object({
  machineId: idSchema,
  machineNumber: z.string(),
  productLine: z.enum(productLines),
  model: z.string(),
  site: z.string(),
  deliveredOn: z.iso.date().nullable(),
  softwareVersion: z.string().nullable(),
  openCases: z.int(),
  /** The worst severity among its open cases, or null when it has none. */
  worst: z.enum(['down', 'limited', 'running']).nullable(),
});

/** A machine of one's own company. */
export type Machine = z.output<typeof machineSchema>;

/** A machine as the desk sees it. */
export const deskMachineSchema = machineSchema.extend({
  companyId: idSchema,
  companyName: z.string(),
  customerNumber: z.string(),
  warrantyUntil: z.iso.date().nullable(),
});

/** A machine at the desk. */
export type DeskMachine = z.output<typeof deskMachineSchema>;
