import type { Page } from '@playwright/test';

/** What the browser of a desk has on its disk of unsent words, and whether a stranger could read it there. */
export const keptOnDevice = (page: Page, words: string) =>
  page.evaluate(async (wanted) => {
    const answer = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const database = await answer(indexedDB.open('service-center'));
    const all = (name: string) => answer(database.transaction(name).objectStore(name).getAll());
    const [records, keys] = [(await all('records')) as { data: ArrayBuffer }[], (await all('keys')) as CryptoKey[]];
    database.close();
    const texts = [
      ...records.map(({ data }) => new TextDecoder().decode(data)),
      JSON.stringify([localStorage, sessionStorage]),
    ];
    return {
      records: records.length,
      inTheClear: texts.some((text) => text.includes(wanted)),
      extractable: keys.map((key) => key.extractable),
    };
  }, words);
