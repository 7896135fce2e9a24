/**
 * What an app keeps on the device, in one database of its address: a key per person that no script can read out, records
 * and pieces of files that are encrypted with it. The customer's app opens it only after both agreements (S0.3).
 */
const databaseName = 'service-center';

/** `keys` by person; `records` by person, kind and id; `pieces` by person, file and number. */
export type StoreName = 'keys' | 'records' | 'pieces';

let opening: Promise<IDBDatabase | null> | undefined;

function open(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(databaseName, 1);
      request.onupgradeneeded = () => {
        for (const name of ['keys', 'records', 'pieces']) request.result.createObjectStore(name);
      };
      request.onsuccess = () => {
        const database = request.result;
        // Another page removes everything, or a newer build changes the layout: both must not wait for this page.
        database.onversionchange = ({ newVersion }) => {
          // Gone for good, here too: this page, or its thread, makes no new one.
          if (newVersion === null) isRemoved = true;
          closeDatabase();
        };
        database.onclose = () => closeDatabase();
        resolve(database);
      };
      request.onerror = () => resolve(null);
    } catch {
      // A browser without storage, or one that forbids it: everything works, it only forgets.
      resolve(null);
    }
  });
}

let isRemoved = false;

/** Something may be kept: a person is here who has agreed. */
export const allowDatabase = (): void => {
  isRemoved = false;
};

function opened(): Promise<IDBDatabase | null> {
  // What is still under way in this page must not make anew what was removed for good.
  if (isRemoved) return Promise.resolve(null);
  opening ??= open();
  return opening;
}

function closeDatabase(): void {
  void opening?.then((database) => database?.close());
  opening = undefined;
}

/** Does something in one transaction; undefined where the browser keeps nothing. @throws what the database throws */
export async function inDatabase<Value>(
  mode: IDBTransactionMode,
  name: StoreName,
  work: (store: IDBObjectStore) => IDBRequest<Value> | undefined,
): Promise<Value | undefined> {
  const database = await opened();
  if (!database) return undefined;
  return new Promise((resolve, reject) => {
    // Strict: what is told to be saved is on the disk, whatever happens to the battery.
    const transaction = database.transaction(name, mode, { durability: mode === 'readwrite' ? 'strict' : 'default' });
    const request = work(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was aborted'));
    transaction.onerror = () => reject(transaction.error ?? new Error('the transaction failed'));
  });
}

/**
 * Puts something sealed where it belongs, as long as its person's key is still kept: another page may have thrown it
 * away, and what nobody can open is not kept. Returns false where nothing was put. @throws what the database throws
 */
export async function putSealed(
  personId: string,
  name: StoreName,
  sealed: unknown,
  place: readonly (string | number)[],
): Promise<boolean> {
  const database = await opened();
  if (!database) return false;
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(['keys', name], 'readwrite', { durability: 'strict' });
    const asked = transaction.objectStore('keys').getKey(personId);
    asked.onsuccess = () => {
      if (asked.result !== undefined) transaction.objectStore(name).put(sealed, [...place]);
    };
    transaction.oncomplete = () => resolve(asked.result !== undefined);
    transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was aborted'));
    transaction.onerror = () => reject(transaction.error ?? new Error('the transaction failed'));
  });
}

/** Every key that begins with these parts. */
export const under = (...parts: string[]): IDBKeyRange => IDBKeyRange.bound(parts, [...parts, []]);

const patienceMs = 3000;

/** Removes the database whole; this page makes none again before `allowDatabase`. */
export async function removeDatabase(): Promise<void> {
  isRemoved = true;
  const database = await opening?.catch(() => null);
  database?.close();
  opening = undefined;
  if (typeof indexedDB === 'undefined') return;
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(databaseName);
    request.onsuccess = request.onerror = () => resolve();
    // Writes that are under way end first, and other pages let go of it: that takes a moment. One that sleeps may not.
    request.onblocked = () => setTimeout(resolve, patienceMs);
  });
}
