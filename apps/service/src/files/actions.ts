import { type AttachedFile, fileLimits, problem } from '#contract';
import type { Act } from '#platform/act';
import { nameForType } from './names.ts';
import type { FileAddresses, Pointer } from './origin/addresses.ts';
import type { Place } from './queries.ts';
import * as queries from './queries.ts';
import { findUpload } from './uploads/actions.ts';
import { markJoined, type Upload, type Uploader, uploadsForJoining } from './uploads/queries.ts';

/** Files to join a case (`replyId` null) or one of its replies; they are the person's own uploads. */
export interface Joining extends Place {
  readonly personId: string;
  readonly fileIds: readonly string[];
}

const samePlace = (a: Omit<Place, 'companyId'>, b: Place) => a.caseId === b.caseId && a.replyId === b.replyId;

/**
 * Joins checked uploads to a case or a reply, in the order given, and answers how many joined now; again for the same
 * place none does.
 * @throws `file-not-ready` unless each is clean, this person's, of this company and joined nowhere else;
 * `too-many-files` above the limit of one entry
 */
export async function joinFiles(act: Pick<Act, 'tx' | 'now'>, joining: Joining): Promise<number> {
  const fileIds = [...new Set(joining.fileIds)];
  if (fileIds.length === 0) return 0;
  const by: Uploader = { personId: joining.personId, companyId: joining.companyId };
  const uploads = new Map((await uploadsForJoining(act.tx, by, fileIds)).map((upload) => [upload.uploadId, upload]));
  // Read after the lock: of two sends at once the second one sees here what the first one joined.
  const joined = await queries.placesOf(act.tx, joining.companyId, fileIds);
  if (joined.some((place) => !samePlace(place, joining))) throw problem('file-not-ready');
  const done = new Set(joined.map((place) => place.fileId));
  const missing = fileIds.filter((fileId) => !done.has(fileId));
  if (missing.length === 0) return 0;
  const there = await queries.countAt(act.tx, joining);
  if (there + missing.length > fileLimits.filesPerEntry) throw problem('too-many-files');
  for (const fileId of missing) {
    const clean = cleanUpload(uploads.get(fileId));
    if (!clean) throw problem('file-not-ready');
    const { companyId, caseId, replyId, personId } = joining;
    const position = fileIds.indexOf(fileId);
    await queries.insertFile(act.tx, { companyId, caseId, replyId, personId, position, ...clean }, act.now);
  }
  await markJoined(act.tx, by, missing, act.now);
  return missing.length;
}

function cleanUpload(upload: Upload | undefined) {
  if (upload?.state !== 'ready' || upload.joinedAt !== null) return undefined;
  const { uploadId, storageKey, fileName, type, bytes, width, height, sha256 } = upload;
  if (!type || bytes === null || width === null || height === null || !sha256) return undefined;
  return { fileId: uploadId, storageKey, fileName: nameForType(fileName, type), type, bytes, width, height, sha256 };
}

function attached(
  file: Omit<AttachedFile, 'url' | 'thumbnailUrl' | 'name'> & { fileName: string },
  holder: Pick<Pointer, 'of' | 'holderId'>,
  addresses: FileAddresses,
  now: Date,
): AttachedFile {
  const { fileId, fileName, type, bytes, width, height } = file;
  const url = (variant: Pointer['variant']) => addresses.sign({ ...holder, fileId, variant }, now);
  return { fileId, name: fileName, type, bytes, width, height, url: url('full'), thumbnailUrl: url('thumb') };
}

/**
 * The files of a case the viewer may see, grouped by reply; those of the case itself under `null`. Signed anew at each
 * reading, for customers and staff alike.
 */
export async function filesOfCase(
  act: Pick<Act, 'tx' | 'now'>,
  of: { readonly companyId: string; readonly caseId: string; readonly addresses: FileAddresses },
): Promise<Map<string | null, AttachedFile[]>> {
  const grouped = new Map<string | null, AttachedFile[]>();
  for (const file of await queries.filesAt(act.tx, of.companyId, of.caseId)) {
    const holder = { of: 'case', holderId: of.companyId } as const;
    const group = grouped.get(file.replyId) ?? [];
    group.push(attached(file, holder, of.addresses, act.now));
    grouped.set(file.replyId, group);
  }
  return grouped;
}

/** How far the person's own upload is; with addresses once it is ready. @throws `file-not-found` */
export async function readUpload(act: Pick<Act, 'tx' | 'now'>, by: Uploader, fileId: string, addresses: FileAddresses) {
  const upload = await findUpload(act, by, fileId);
  const clean = cleanUpload({ ...upload, joinedAt: null });
  return {
    fileId,
    state: upload.state as Exclude<Upload['state'], 'ended'>,
    refusal: upload.refusal,
    file: clean ? attached(clean, { of: 'draft', holderId: by.personId }, addresses, act.now) : null,
  };
}
