import { inDatabase, putSealed, under } from './database.ts';
import { type Sealed, seal, unseal } from './sealing.ts';

/**
 * What a record is: an unsent text, an answer that was seen last, the small pictures of what was seen last; at the desk
 * what a caller says, and what was written in cases in one tab.
 */
export type RecordKind = 'unsent' | 'seen' | 'picture' | 'pictures' | 'caller' | 'draft';

/** Keeps a value encrypted. Returns false where the browser keeps nothing. */
export async function keepRecord(personId: string, kind: RecordKind, id: string, value: unknown): Promise<boolean> {
  const place = [personId, kind, id];
  const sealed = await seal(personId, place, new TextEncoder().encode(JSON.stringify(value)));
  return sealed !== null && putSealed(personId, 'records', sealed, place);
}

async function read(personId: string, place: string[], sealed: Sealed): Promise<unknown> {
  const bytes = await unseal(personId, place, sealed);
  if (!bytes) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** Every record of a kind that this person can read. */
export async function recordsOf<Value>(personId: string, kind: RecordKind): Promise<Value[]> {
  const range = typeof IDBKeyRange === 'undefined' ? undefined : under(personId, kind);
  const [places = [], sealed = []] = await Promise.all([
    inDatabase('readonly', 'records', (store) => store.getAllKeys(range) as IDBRequest<string[][]>),
    inDatabase('readonly', 'records', (store) => store.getAll(range) as IDBRequest<Sealed[]>),
  ]);
  if (places.length !== sealed.length) return recordsOf(personId, kind);
  const values = await Promise.all(places.map((place, index) => read(personId, place, sealed[index] as Sealed)));
  return values.filter((value) => value !== undefined) as Value[];
}

/** One record. */
export async function recordOf<Value>(personId: string, kind: RecordKind, id: string): Promise<Value | undefined> {
  const place = [personId, kind, id];
  const sealed = await inDatabase<Sealed>('readonly', 'records', (store) => store.get(place));
  return sealed && ((await read(personId, place, sealed)) as Value | undefined);
}

/** Removes one record. */
export const dropRecord = (personId: string, kind: RecordKind, id: string): Promise<unknown> =>
  inDatabase('readwrite', 'records', (store) => store.delete([personId, kind, id]));

/** Removes every record of a kind. */
export const dropRecords = (personId: string, kind: RecordKind): Promise<unknown> =>
  inDatabase('readwrite', 'records', (store) => store.delete(under(personId, kind)));
