import type { Readable } from 'node:stream';
import { problem } from '#contract';
import { PlatformProblem } from '#platform/http';
import { isShutOut } from '../../people/index.ts';
import { endLease, type Lease, renew, type UploadWorld } from './actions.ts';

const beatMs = 1000;
const idleMs = 30_000;

/** Counts what comes in: more than was announced is refused, the surplus is not written. */
async function* counted(body: Readable, room: number, alive: () => void): AsyncGenerator<Uint8Array> {
  let left = room;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    alive();
    if (chunk.length > left) throw problem('file-too-large');
    left -= chunk.length;
    yield chunk;
  }
}

/** Keeps the lease while bytes flow; ends the body when the lease is lost or nothing has come for half a minute. */
function watch(world: UploadWorld, lease: Lease, body: Readable) {
  let lastMs = Date.now();
  let lost = false;
  let stopped = false;
  const end = () => {
    // A renewal may be answered after the lease was given back in good order.
    if (stopped) return;
    lost = true;
    body.destroy();
  };
  const beat = setInterval(() => {
    if (Date.now() - lastMs > idleMs) end();
    else
      renew(world, lease).then(
        (held) => held || end(),
        // A database that is away for a moment is noticed when the lease is given back; a withdrawal, or an ended sign-in, ends it now.
        (error: unknown) => isShutOut(error) && end(),
      );
  }, beatMs);
  return {
    alive: () => {
      lastMs = Date.now();
    },
    lost: () => lost,
    stop: () => {
      stopped = true;
      clearInterval(beat);
    },
  };
}

const full = (error: unknown) =>
  ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException | undefined)?.code ?? '');

/**
 * Writes one piece at its offset and answers the length that is surely stored.
 * @throws `upload-conflict` when the offset is not the stored length or another writer came between; what was written
 * before a cut stays
 */
export async function receivePiece(world: UploadWorld, lease: Lease, offset: number, body: Readable): Promise<number> {
  const { storageKey, uploadBytes } = lease.upload;
  const watched = watch(world, lease, body);
  let length = -1;
  let failure: unknown;
  try {
    const stored = await world.storage.durableLength(storageKey);
    if (stored !== offset) throw problem('upload-conflict');
    length = await world.storage.append(storageKey, offset, counted(body, uploadBytes - offset, watched.alive));
  } catch (error) {
    failure = error;
  }
  watched.stop();
  const held = await endLease(world, lease, length);
  if (full(failure)) throw new PlatformProblem(503, 'try-again', { retryAfterSeconds: 60 });
  if (watched.lost() || (held === false && !failure)) throw problem('upload-conflict');
  // The client has gone; nobody reads this answer, and it is no bug.
  if (failure && body.destroyed && !body.readableEnded && !isProblem(failure)) throw new PlatformProblem(400, 'input');
  if (failure) throw failure;
  return length;
}

const isProblem = (error: unknown) => typeof (error as { problem?: unknown }).problem === 'object';
