import { problem } from '#contract';
import type { Act } from '#platform/act';
import type { Clock } from '#platform/clock';
import type { Database, Tx } from '#platform/database';
import { PlatformProblem } from '#platform/http';
import { newRandomId } from '#platform/ids';
import { requireTransfer } from '../../people/index.ts';
import type { Checks } from '../checks/index.ts';
import { isAbandoned, openUploadsPerPerson } from '../rules.ts';
import type { Storage } from '../storage/index.ts';
import type { UploadWish } from './protocol.ts';
import type { Sender, Upload, Uploader } from './queries.ts';
import * as queries from './queries.ts';

/** What uploads need beside the act: they live longer than one transaction. */
export interface UploadWorld {
  readonly database: Database;
  readonly storage: Storage;
  readonly checks: Checks;
  readonly clock: Clock;
}

/** The right to write to one upload, for as long as it is renewed. */
export interface Lease {
  readonly by: Sender;
  readonly leaseId: string;
  readonly upload: Upload;
}

const settingsOf = ({ personId, companyId, tokenMadeAt }: Sender) => ({
  'app.person_id': personId,
  'app.company_id': companyId,
  'app.token_made_at': tokenMadeAt.toISOString(),
});

/** Runs a short piece of work as the uploader, after the request's own act has ended. */
export const asUploader = <T>(world: UploadWorld, by: Sender, work: (tx: Tx) => Promise<T>): Promise<T> =>
  world.database.transaction(settingsOf(by), (tx) => {
    // A piece may take minutes: consent and sign-in are asked for each time, not only when its request came in.
    requireTransfer(tx, by.personId, new Date(0), true);
    return work(tx);
  });

/** The uploader's own upload. @throws `file-not-found`, for a foreign id as for one that never was */
export async function findUpload(act: Pick<Act, 'tx' | 'now'>, by: Uploader, uploadId: string): Promise<Upload> {
  const upload = await queries.uploadOf(act.tx, by, uploadId);
  if (!upload || isAbandoned(upload, act.now)) throw problem('file-not-found');
  return upload;
}

/** A begun upload, or the place of an abandoned one under the same id that has to be cleared first. */
export type Started = { readonly touchedAt: Date; readonly isNew: boolean } | { readonly storageKey: string };

/** Begins an upload; the same id again, by the same person and of the same length, answers the one that exists. */
export async function startUpload(act: Act, storage: Storage, by: Uploader, wish: UploadWish): Promise<Started> {
  const existing = await queries.uploadOf(act.tx, by, wish.uploadId);
  if (existing && isAbandoned(existing, act.now)) {
    const ended = await queries.endUpload(act.tx, by, wish.uploadId);
    if (ended) return ended;
  }
  if (existing) return sameUpload(existing, wish);
  if ((await queries.unjoinedUploads(act.tx, by)) >= openUploadsPerPerson) throw problem('too-many-files');
  if (await queries.insertUpload(act.tx, by, { ...wish, storageKey: storage.newKey() }, act.now))
    return { touchedAt: act.now, isNew: true };
  // Two of the same creation at once: the other one was first. Or the id is somebody else's.
  return sameUpload(await queries.uploadOf(act.tx, by, wish.uploadId), wish);
}

function sameUpload(existing: Upload | undefined, wish: UploadWish): Started {
  // Another length, another hash or another video: an id names one file for ever.
  const isSame =
    existing?.uploadBytes === wish.uploadBytes &&
    existing.toldSha256 === wish.sha256 &&
    existing.posterOf === wish.posterOf;
  if (!existing || !isSame) throw problem('id-taken');
  return { touchedAt: existing.touchedAt, isNew: false };
}

/** Takes the right to write. @throws `upload-conflict` while another request writes or when nothing is left to write */
export async function leaseUpload(act: Act, by: Sender, uploadId: string): Promise<Lease> {
  const upload = await findUpload(act, by, uploadId);
  const leaseId = newRandomId();
  queries.hurry(act.tx);
  if (!(await queries.takeLease(act.tx, by, uploadId, leaseId))) throw problem('upload-conflict');
  return { by, leaseId, upload };
}

/** Holds a lease for some seconds more; false when it is lost. */
export const renew = (world: UploadWorld, { by, upload, leaseId }: Lease) =>
  asUploader(world, by, (tx) => queries.renewLease(tx, by, upload.uploadId, leaseId));

/** Gives a lease back; when all bytes are there the check begins. False when the lease was lost before. */
export async function endLease(world: UploadWorld, { by, upload, leaseId }: Lease, length: number): Promise<boolean> {
  const now = world.clock.now();
  const complete = length === upload.uploadBytes;
  const held = await asUploader(world, by, async (tx) => {
    if (!complete) queries.hurry(tx);
    if (!(await queries.giveLeaseBack(tx, by, upload.uploadId, leaseId, now))) return false;
    if (complete) await queries.markComplete(tx, by, upload.uploadId, now);
    return true;
  });
  if (held && complete) world.checks.start({ uploadId: upload.uploadId, personId: by.personId });
  return held;
}

const patienceMs = 8000;

/** Waits until nobody writes: the writer is asked to stop, and one that died loses its lease by itself. */
async function untilQuiet(world: UploadWorld, by: Sender, upload: Upload): Promise<Upload> {
  const end = Date.now() + patienceMs;
  let seen = upload;
  while (seen.leased && Date.now() < end) {
    seen = await asUploader(world, by, async (tx) => {
      await queries.askForLease(tx, by, upload.uploadId);
      return findUpload({ tx, now: world.clock.now() }, by, upload.uploadId);
    });
    if (seen.leased) await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return seen;
}

/** How many bytes of an upload are surely on the disk. A client that asks has lost its connection: who writes stops. */
export async function storedLength(world: UploadWorld, by: Sender, found: Upload): Promise<[Upload, number]> {
  if (found.state !== 'uploading') return [found, found.uploadBytes];
  const upload = await untilQuiet(world, by, found);
  // 423 tells a tus client to ask again later; any other refusal makes it begin anew.
  if (upload.leased) throw new PlatformProblem(423, 'upload-conflict', { retryAfterSeconds: 1 });
  if (upload.state !== 'uploading') return [upload, upload.uploadBytes];
  const length = await world.storage.durableLength(upload.storageKey);
  if (length === upload.uploadBytes) {
    // The process that got the last byte died before it could say so.
    const now = world.clock.now();
    const due = await asUploader(world, by, (tx) => queries.markComplete(tx, by, upload.uploadId, now));
    if (due) world.checks.start({ uploadId: upload.uploadId, personId: by.personId });
  }
  return [upload, length];
}

/** Takes an upload back: from the answer on it is gone, bytes included. */
export async function dropUpload(world: UploadWorld, by: Sender, ended: { storageKey: string }, uploadId: string) {
  await world.storage.drop(ended.storageKey);
  await asUploader(world, by, (tx) => queries.deleteEnded(tx, by, uploadId));
}
