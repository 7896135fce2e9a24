import type { Bytes } from '../../offline/store/bytes.ts';

// Up to here the browser's own hash takes the file at once; above it memory would.
const wholeBytes = 64 * 1024 * 1024;
const sliceBytes = 4 * 1024 * 1024;
// So short that a tap in between is answered at once, also on a slow phone.
const stepBytes = 512 * 1024;

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function hashInSlices(bytes: Bytes, signal: AbortSignal, onPart: (part: number) => void): Promise<string> {
  const { newHash } = await import('./hash-large.ts');
  const hash = await newHash();
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

/** SHA-256 of a file in hex; a large one is read in slices and never stands in memory whole. @throws AbortError */
export async function hashOf(
  bytes: Bytes,
  signal: AbortSignal,
  onPart: (part: number) => void = () => undefined,
  most = wholeBytes,
): Promise<string> {
  if (bytes.size > most || !globalThis.crypto?.subtle) return hashInSlices(bytes, signal, onPart);
  const whole = await (await bytes.slice(0, bytes.size)).arrayBuffer();
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', whole)));
}
