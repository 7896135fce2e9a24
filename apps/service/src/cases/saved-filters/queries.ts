import type { SavedWish } from '#contract';
import { sql, type Tx } from '#platform/database';

/** A saved filter as rows hold it. */
export interface SavedFilterRow {
  filterId: string;
  staff_id: string;
  by: string;
  name: string;
  shared: boolean;
  wish: SavedWish;
}

/** One's own filters and those that are shared, one's own first. */
export const filtersFor = (tx: Tx, staffId: string) =>
  tx.rows<SavedFilterRow>(sql`
    SELECT f.filter_id AS "filterId", f.staff_id, m.name AS by, f.name, f.shared, f.wish
    FROM saved_filters f JOIN staff_members m ON m.staff_id = f.staff_id
    WHERE f.staff_id = ${staffId} OR f.shared ORDER BY f.staff_id <> ${staffId}, f.name, f.filter_id LIMIT 200`);

/** Saves a filter, or writes it anew; answers 0 when it is a colleague's. */
export const filterSaved = (
  tx: Tx,
  one: { filterId: string; name: string; shared: boolean; wish: SavedWish },
  staffId: string,
  now: Date,
) =>
  tx.run(sql`
    INSERT INTO saved_filters (filter_id, staff_id, name, shared, wish, changed_at)
    VALUES (${one.filterId}, ${staffId}, ${one.name}, ${one.shared}, ${JSON.stringify(one.wish)}, ${now})
    ON CONFLICT (filter_id) DO UPDATE SET name = excluded.name, shared = excluded.shared, wish = excluded.wish,
      changed_at = excluded.changed_at WHERE saved_filters.staff_id = excluded.staff_id`);

/** Deletes a filter of one's own. */
export const filterDeleted = (tx: Tx, filterId: string, staffId: string) =>
  tx.run(sql`DELETE FROM saved_filters WHERE filter_id = ${filterId} AND staff_id = ${staffId}`);
