import { makeNoKeys } from '#ui/sealed';
import { bytesFrom, keepBytes } from '../../offline/store/bytes.ts';
import { newHash } from '../preparing/hash-large.ts';
import { hashInSlices } from '../preparing/slices.ts';
import type { Asked, Job, Told } from './words.ts';

makeNoKeys();

const stops = new Map<number, AbortController>();
const tell = (told: Told) => globalThis.postMessage(told);

async function done({ what, source }: Job, signal: AbortSignal, onPart: (part: number) => void) {
  if (what === 'hash') return hashInSlices(bytesFrom(source), signal, onPart, await newHash());
  return keepBytes(source.personId, source.keptId, source.file, signal);
}

globalThis.onmessage = async ({ data }: MessageEvent<Asked>) => {
  const { id } = data;
  if (data.what === 'stop') return stops.get(id)?.abort();
  const stop = new AbortController();
  stops.set(id, stop);
  try {
    tell({ id, done: await done(data, stop.signal, (part) => tell({ id, part })) });
  } catch (thrown) {
    tell({ id, failed: String(thrown) });
  } finally {
    stops.delete(id);
  }
};
