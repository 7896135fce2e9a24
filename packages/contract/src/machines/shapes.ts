import { z } from 'zod';
import { idSchema, instantSchema } from '../route/index.ts';

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

/** A machine's way from one company to another. */
export const machineMoveSchema = z.object({
  moveId: idSchema,
  at: instantSchema,
  /** Null for a company outside one's areas. */
  fromCompany: z.string().nullable(),
  toCompany: z.string().nullable(),
  by: z.string(),
});

/** What a company bought for a machine. */
export const machineContractSchema = z.object({
  contractNumber: z.string(),
  level: z.enum(['basic', 'standard', 'premium']),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
});

/** One machine at the desk, with where it has been and what was bought for it. */
export const deskMachinePageSchema = deskMachineSchema.extend({
  moves: z.array(machineMoveSchema),
  serviceContracts: z.array(machineContractSchema),
});

/** One machine at the desk. */
export type DeskMachinePage = z.output<typeof deskMachinePageSchema>;

/** A machine at the desk. */
export type DeskMachine = z.output<typeof deskMachineSchema>;
