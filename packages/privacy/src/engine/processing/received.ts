import { purposes as catalogue, type PurposeId, type RecipientId, recipients } from '#privacy/catalogue';
import type { ColumnEntry, RowScope, TableEntry } from '#privacy/vocabulary';

/** People of companies receive what the application shows them. */
const peopleOfCompanies: ReadonlySet<RecipientId> = new Set(['colleagues', 'customers']);

/** Everybody whom one of the purposes has as a recipient, in the order of the catalogue. */
export function possibleRecipients(ids: readonly PurposeId[]): RecipientId[] {
  const named = new Set<string>(ids.flatMap((id) => catalogue[id].recipients));
  return (Object.keys(recipients) as RecipientId[]).filter((id) => named.has(id));
}

/** Whether a customer reaches rows of others by the scope. */
const reachesOthers = (scope: RowScope | undefined) => scope !== undefined && scope !== 'person';

/**
 * Who receives the values of a column (S4.2): of those whom its purposes name,
 * - nobody, where it is a secret or the hash of one;
 * - people of companies, where the role of the customer door may read it in rows of others;
 * - another region or the person's own mail box, where the data map says that it goes there.
 */
export function recipientsOf(
  { database, rows }: Pick<TableEntry, 'database' | 'rows'>,
  { class: dataClass, who }: ColumnEntry,
  ids: readonly PurposeId[],
  stated: readonly RecipientId[] | undefined,
): readonly RecipientId[] {
  if (dataClass === 'credential') return [];
  if (stated) return stated;
  const isShown = who.customer?.includes('r') === true && reachesOthers(rows.customer);
  return possibleRecipients(ids).filter((id) => {
    if (peopleOfCompanies.has(id)) return isShown;
    if (id === 'the-person') return false;
    return id !== 'service-region' || database !== 'home';
  });
}
