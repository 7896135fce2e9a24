import { z } from 'zod';
import { productLines } from '../machines/index.ts';
import { earlierCaseSchema } from './earlier-shapes.ts';
import { caseNumberSchema } from './shapes.ts';

/** The text of a case that the words were found in; `number` when they are in its numbers alone. */
export const foundIn = ['description', 'cause', 'remedy', 'alarm', 'reply', 'number'] as const;

/** A machine that was found. */
export const foundMachineSchema = z.object({
  machineNumber: z.string(),
  model: z.string(),
  site: z.string(),
  productLine: z.enum(productLines),
});

/** A machine that was found. */
export type FoundMachine = z.output<typeof foundMachineSchema>;

/** A case that was found, with the passage around the first word. */
export const foundCaseSchema = earlierCaseSchema.omit({ description: true, cause: true, remedy: true }).extend({
  passage: z.object({ of: z.enum(foundIn), text: z.string() }),
  /** The case in which a merged one goes on; null for every other. */
  goesOnIn: caseNumberSchema.nullable(),
});

/** A case that was found. */
export type FoundCase = z.output<typeof foundCaseSchema>;

/** What a search answers. */
export const foundSchema = z.object({
  /** The terms as they were understood; a page marks them in what it shows. */
  terms: z.array(z.string()),
  /** On the first page only: whoever goes on looks for cases. */
  machines: z.array(foundMachineSchema),
  cases: z.array(foundCaseSchema),
  next: z.string().nullable(),
});

/** What a search answers. */
export type Found = z.output<typeof foundSchema>;
