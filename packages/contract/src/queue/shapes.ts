import { z } from 'zod';
import { queueFilterSchema } from '../cases/index.ts';
import { idSchema, line } from '../route/index.ts';

/** What a saved filter narrows by: what the queue can be asked for, except words and the place in the list. */
export const savedWishSchema = queueFilterSchema
  .omit({ cursor: true, limit: true, words: true, state: true })
  .extend({ state: z.enum(['open', 'closed', 'all']).optional() })
  .strict();

/** What a saved filter narrows by. */
export type SavedWish = z.output<typeof savedWishSchema>;

/** What somebody says of a filter they save. */
export const savedFilterBodySchema = z.strictObject({ name: line(40), shared: z.boolean(), wish: savedWishSchema });

/** A filter that somebody saved; `mine` may be changed and deleted. */
export const savedFilterSchema = savedFilterBodySchema.extend({
  filterId: idSchema,
  by: z.string(),
  mine: z.boolean(),
  wish: savedWishSchema,
});

/** A filter that somebody saved. */
export type SavedFilter = z.output<typeof savedFilterSchema>;
