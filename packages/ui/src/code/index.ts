// What browsers say when a file did not come; some do not say which.
const addressIn = (thrown: unknown) => /https?:\/\/\S+\.js/.exec(String(thrown))?.[0];

// Several ask for one file: they must get the same one, or what it keeps in memory would be there twice.
const again = new Map<string, number>();

/** The module with this name in a file of code: the file itself, or one of the several that a build put into it. */
function moduleWith<File extends object>(file: object, name: keyof File): File | undefined {
  const modules = [file, ...Object.values(file)];
  return modules.find((one): one is File => typeof one === 'object' && one !== null && name in one);
}

/**
 * Fetches a module whenever it is called, and anew whenever that failed. A browser remembers by its address that a file
 * did not come, and would not ask again before the page is loaded anew: so the address is another one from then on.
 * `name` is something that the module exports, by which it is known again.
 */
export function fetchedCode<File extends object>(fetch: () => Promise<File>, name: keyof File): () => Promise<File> {
  let failed: string | undefined;
  const anew = async (address: string): Promise<File> => {
    const times = again.get(address) ?? 1;
    try {
      const file = moduleWith<File>(await import(/* @vite-ignore */ `${address}?again=${times}`), name);
      return file ?? (await fetch());
    } catch (thrown) {
      again.set(address, times + 1);
      throw thrown;
    }
  };
  return async () => {
    if (failed) return anew(failed);
    try {
      return await fetch();
    } catch (thrown) {
      const address = addressIn(thrown);
      if (!address?.startsWith(`${globalThis.location.origin}/`)) throw thrown;
      failed = address;
      // Somebody else met it earlier, so this answer may have been one from memory.
      if (again.has(address)) return anew(address);
      again.set(address, 1);
      throw thrown;
    }
  };
}
