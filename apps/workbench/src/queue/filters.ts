import { z } from 'zod';
import { caseNumberSchema, productLines, type SavedWish, turns } from '#contract';

/** Filters of a list of cases as they stand in the address; what is not understood is left out. */
export const listSearchSchema = z.object({
  line: z.enum(productLines).optional().catch(undefined),
  state: z.enum(['open', 'closed', 'all']).optional().catch(undefined),
  turn: z.enum(turns).optional().catch(undefined),
  who: z
    .union([z.enum(['me', 'nobody']), z.uuid()])
    .optional()
    .catch(undefined),
  area: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,29}$/)
    .optional()
    .catch(undefined),
  due: z.enum(['day', 'week', 'none']).optional().catch(undefined),
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
  area: search.area,
  due: search.due,
  assignee: search.who,
  late: search.late ? ('true' as const) : undefined,
  words: search.words?.trim() || undefined,
});

/** Whether anything narrows the list. */
export const isNarrowed = ({ line, turn, who, area, due, late, words }: ListSearch): boolean =>
  Boolean(line ?? turn ?? who ?? area ?? due ?? late ?? words);

/** Takes every filter back but the state. */
export const widened = {
  line: undefined,
  turn: undefined,
  who: undefined,
  area: undefined,
  due: undefined,
  late: undefined,
  words: undefined,
} as const satisfies Partial<ListSearch>;

/** What of the filters in the address can be saved; words are not, they may name somebody. */
export const wishOf = ({ line, state, turn, who, area, due, late }: ListSearch): SavedWish => ({
  ...(line && { productLine: line }),
  ...(state && { state }),
  ...(turn && { turn }),
  ...(who && { assignee: who }),
  ...(area && { area }),
  ...(due && { due }),
  ...(late && { late: 'true' as const }),
});

/** A saved filter as the address carries it; whatever it does not name is taken back. */
export const searchOf = (wish: SavedWish): Partial<ListSearch> => ({
  ...widened,
  line: wish.productLine,
  state: wish.state,
  turn: wish.turn,
  who: wish.assignee,
  area: wish.area,
  due: wish.due,
  late: wish.late ? true : undefined,
});
