import type { Bytes } from '../../offline/store/bytes.ts';

/** Makes a SHA-256 that takes its bytes in turns. */
export type NewHash = () => Promise<{ update(bytes: Uint8Array): void; digest(): string }>;

const sliceBytes = 4 * 1024 * 1024;
// So short that a tap in between is answered at once, also on a slow phone.
const stepBytes = 512 * 1024;

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** SHA-256 of a file that never stands in memory whole. @throws AbortError */
export async function hashInSlices(
  bytes: Bytes,
  signal: AbortSignal,
  onPart: (part: number) => void,
  hash: Awaited<ReturnType<NewHash>>,
): Promise<string> {
  for (let at = 0; at < bytes.size; at += sliceBytes) {
    const slice = new Uint8Array(await (await bytes.slice(at, at + sliceBytes)).arrayBuffer());
    for (let from = 0; from < slice.length; from += stepBytes) {
      hash.update(slice.subarray(from, from + stepBytes));
      await breath();
      signal.throwIfAborted();
    }
    onPart(Math.min(1, (at + sliceBytes) / bytes.size));
  }
  return hash.digest();
}
