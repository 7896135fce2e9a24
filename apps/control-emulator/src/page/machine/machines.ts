import { z } from 'zod';
import { machineNumberSchema } from '#contract/alarm-code';
import type { CatalogueAlarm } from '../alarms/catalogue.ts';

/** Decides the alarms and the instruments of a control. */
export type ProductLine = 'machine-tool' | 'laser';

/** What the light on top of the machine shows. */
export type MachineStatus = 'running' | 'warning' | 'stopped';

const machineSchema = z.object({
  machineNumber: machineNumberSchema,
  productLine: z.enum(['machine-tool', 'laser']),
  model: z.string().max(80).default(''),
});

/** A machine whose control is played. */
export type PlayedMachine = z.infer<typeof machineSchema>;

const configSchema = z.object({ homeUrl: z.url().nullable() });

/** Reads the machines beside the page; entries that are no machines are left out. */
export async function loadMachines(): Promise<PlayedMachine[]> {
  const listed: unknown = await (await fetch('./machines.json')).json();
  if (!Array.isArray(listed)) throw new Error('machines.json is not a list');
  return listed.flatMap((entry) => {
    const machine = machineSchema.safeParse(entry);
    return machine.success ? [machine.data] : [];
  });
}

/** The address of the customer app: from the server, else port 4100 of the host this page came from. */
export async function loadHome(): Promise<string> {
  const fallback = `${location.protocol}//${location.hostname}:4100`;
  const answer = await fetch('./config.json').catch(() => undefined);
  if (!answer?.ok) return fallback;
  const config = configSchema.safeParse(await answer.json().catch(() => undefined));
  return config.data?.homeUrl ?? fallback;
}

/** A machine that is not on the list, for codes of foreign and unknown machines. */
export function unlistedMachine(machineNumber: string): PlayedMachine {
  return { machineNumber, productLine: machineNumber.startsWith('L') ? 'laser' : 'machine-tool', model: '—' };
}

/** What a machine with these alarms does. */
export function statusOf(raised: readonly CatalogueAlarm[]): MachineStatus {
  if (raised.some((alarm) => alarm.level === 'stop')) return 'stopped';
  return raised.length > 0 ? 'warning' : 'running';
}
