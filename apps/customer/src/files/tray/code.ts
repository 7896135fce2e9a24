/** A file of code that is fetched when it is needed. */
interface Code<File> {
  readonly fetch: () => Promise<File>;
  /** Whether what came is that file. */
  readonly is: (file: Partial<File>) => boolean;
}

// What browsers say when a file did not come; some do not say which.
const addressIn = (thrown: unknown) => /https?:\/\/\S+\.js/.exec(String(thrown))?.[0];

/**
 * Fetches a file of code, and once more whenever that failed. A browser remembers by its address that a file did not
 * come, and would not ask again before the page is loaded anew: so the address is another one from then on.
 */
export function fetchedCode<File>({ fetch, is }: Code<File>): () => Promise<File> {
  let failed: string | undefined;
  let times = 0;
  return async () => {
    if (failed) {
      const file = (await import(/* @vite-ignore */ `${failed}?again=${++times}`)) as Partial<File>;
      if (is(file)) return file as File;
    }
    try {
      return await fetch();
    } catch (thrown) {
      const address = addressIn(thrown);
      if (address?.startsWith(`${globalThis.location.origin}/`)) failed = address;
      throw thrown;
    }
  };
}
