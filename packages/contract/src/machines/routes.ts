import { z } from 'zod';
import { machineNumberSchema } from '../alarm-code/index.ts';
import { defineRoute, idSchema, line } from '../route/index.ts';
import { deskMachinePageSchema, deskMachineSchema, machineSchema, productLines } from './shapes.ts';

const member = ['member', 'company-admin'] as const;
const desk = ['front-line', 'engineer', 'planner', 'administrator'] as const;

/** Routes about machines. */
export const machineRoutes = {
  listMachines: defineRoute({
    id: 'listMachines',
    tag: 'Machines',
    summary: 'Machines of one’s company, by site and number',
    method: 'GET',
    path: '/api/machines',
    audience: 'customer',
    may: member,
    answer: z.object({ machines: z.array(machineSchema) }),
  }),
  readMachine: defineRoute({
    id: 'readMachine',
    tag: 'Machines',
    summary: 'One machine of one’s company; a foreign one answers like one that does not exist (S2.9)',
    method: 'GET',
    path: '/api/machines/{machineNumber}',
    audience: 'customer',
    may: member,
    params: z.object({ machineNumber: machineNumberSchema }),
    answer: machineSchema,
    problems: ['machine-not-found'],
  }),
  listDeskMachines: defineRoute({
    id: 'listDeskMachines',
    tag: 'Desk: machines',
    summary: 'Machines within one’s product lines',
    method: 'GET',
    path: '/api/desk/machines',
    audience: 'staff',
    may: desk,
    query: z.object({
      words: z.string().max(80).optional(),
      productLine: z.enum(productLines).optional(),
      cursor: z.string().max(200).optional(),
    }),
    answer: z.object({ machines: z.array(deskMachineSchema), next: z.string().nullable() }),
    audit: 'read the list of machines',
  }),
  readDeskMachine: defineRoute({
    id: 'readDeskMachine',
    tag: 'Desk: machines',
    summary: 'One machine within one’s product lines',
    method: 'GET',
    path: '/api/desk/machines/{machineNumber}',
    audience: 'staff',
    may: desk,
    params: z.object({ machineNumber: machineNumberSchema }),
    answer: deskMachinePageSchema,
    problems: ['machine-not-found'],
    audit: 'read a machine',
  }),
  moveMachine: defineRoute({
    id: 'moveMachine',
    tag: 'Desk: machines',
    summary:
      'Move a machine to another company, with its master data and an anonymous history; the old company keeps its cases',
    method: 'POST',
    path: '/api/desk/machines/{machineNumber}/moves',
    audience: 'staff',
    may: ['front-line', 'administrator'],
    params: z.object({ machineNumber: machineNumberSchema }),
    body: z.strictObject({ id: idSchema, companyId: idSchema, site: line(120) }),
    answer: deskMachinePageSchema,
    status: 201,
    problems: ['machine-not-found', 'company-not-found', 'machine-has-open-cases', 'machine-is-there', 'id-taken'],
    audit: 'moved a machine to another company',
  }),
} as const;
