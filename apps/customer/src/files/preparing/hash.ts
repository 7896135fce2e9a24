import { fetchedCode } from '#ui/code';
import type { Bytes } from '../../offline/store/bytes.ts';
import { hashInSlices, type NewHash } from './slices.ts';

// Up to here the browser's own hash takes the file at once; above it memory would.
const wholeBytes = 64 * 1024 * 1024;

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const largeFile = fetchedCode(() => import('./hash-large.ts'), 'newHash');
const fetched = async () => (await largeFile()).newHash();

/** SHA-256 of a file in hex; a large one is read in slices and never stands in memory whole. @throws AbortError */
export async function hashOf(
  bytes: Bytes,
  signal: AbortSignal,
  onPart: (part: number) => void = () => undefined,
  { most = wholeBytes, newHash = fetched }: { readonly most?: number; readonly newHash?: NewHash } = {},
): Promise<string> {
  if (bytes.size > most || !globalThis.crypto?.subtle) return hashInSlices(bytes, signal, onPart, await newHash());
  const whole = await (await bytes.slice(0, bytes.size)).arrayBuffer();
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', whole)));
}
