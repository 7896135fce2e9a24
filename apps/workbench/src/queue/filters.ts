import { z } from 'zod';
import { caseNumberSchema, productLines, turns } from '#contract';

/** Filters of a list of cases as they stand in the address; what is not understood is left out. */
export const listSearchSchema = z.object({
  line: z.enum(productLines).optional().catch(undefined),
  state: z.enum(['open', 'closed', 'all']).optional().catch(undefined),
  turn: z.enum(turns).optional().catch(undefined),
  who: z.enum(['me', 'nobody']).optional().catch(undefined),
  late: z.literal(true).optional().catch(undefined),
  words: z.string().max(80).optional().catch(undefined),
  /** The case beside the list. */
  open: caseNumberSchema.optional().catch(undefined),
});

/** See `listSearchSchema`. */
export type ListSearch = z.output<typeof listSearchSchema>;

/** The two lists of cases: what waits, and everything. */
export type ListPlace = 'queue' | 'cases';

/** What a list shows as long as nobody says otherwise. */
export const usualState = { queue: 'open', cases: 'all' } as const satisfies Record<ListPlace, string>;

/** The filters as the service reads them. */
export const queryOf = (place: ListPlace, search: ListSearch) => ({
  state: search.state ?? usualState[place],
  productLine: search.line,
  turn: search.turn,
  assignee: search.who,
  late: search.late ? ('true' as const) : undefined,
  words: search.words?.trim() || undefined,
});

/** Whether anything narrows the list. */
export const isNarrowed = ({ line, turn, who, late, words }: ListSearch): boolean =>
  Boolean(line ?? turn ?? who ?? late ?? words);
