import { createSHA256 } from 'hash-wasm';

/** A SHA-256 that takes its bytes in turns; browsers have none of their own. */
export async function newHash(): Promise<{ update(bytes: Uint8Array): void; digest(): string }> {
  const hash = await createSHA256();
  hash.init();
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') };
}
