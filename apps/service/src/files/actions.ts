import { type AttachedFile, fileLimits, problem } from '#contract';
import type { Act } from '#platform/act';
import { nameForType } from './names.ts';
import type { FileAddresses, Pointer } from './origin/addresses.ts';
import type { NewFile, Place, ShownFile } from './queries.ts';
import * as queries from './queries.ts';
import { kindOf } from './rules.ts';
import { findUpload } from './uploads/actions.ts';
import { markJoined, postersForJoining, type Upload, type Uploader, uploadsForJoining } from './uploads/queries.ts';

/** Files to join a case (`replyId` null) or one of its replies; they are the person's own uploads. */
export interface Joining extends Place {
  readonly personId: string;
  readonly fileIds: readonly string[];
  /** By the file's id. */
  readonly captions?: Readonly<Record<string, string>>;
}

const samePlace = (a: Omit<Place, 'companyId'>, b: Place) => a.caseId === b.caseId && a.replyId === b.replyId;

/**
 * Joins checked uploads to a case or a reply, in the order given, with the posters sent for videos among them, and
 * answers how many joined now; again for the same place none does.
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
  const posters = await postersOf(act, by, missing);
  for (const fileId of missing) {
    const clean = cleanUpload(uploads.get(fileId));
    if (!clean) throw problem('file-not-ready');
    const { companyId, caseId, replyId, personId } = joining;
    const position = fileIds.indexOf(fileId);
    const caption = joining.captions?.[fileId] ?? null;
    const poster = (kindOf(clean.type) === 'video' && posters.get(fileId)) || null;
    await queries.insertFile(
      act.tx,
      { companyId, caseId, replyId, personId, position, ...clean, caption, poster },
      act.now,
    );
  }
  const used = [...posters.values()].map(({ uploadId }) => uploadId);
  await markJoined(act.tx, by, [...missing, ...used], act.now);
  return missing.length;
}

/** The last poster that is ready for each of these videos. */
async function postersOf(act: Pick<Act, 'tx'>, by: Uploader, fileIds: readonly string[]) {
  const found = await postersForJoining(act.tx, by, fileIds);
  return new Map(found.map((poster) => [poster.posterOf, poster]));
}

type CleanUpload = Omit<NewFile, keyof Place | 'personId' | 'position' | 'poster' | 'caption'>;

function cleanUpload(upload: Upload | undefined): CleanUpload | undefined {
  if (upload?.state !== 'ready' || upload.joinedAt !== null || upload.posterOf !== null) return undefined;
  const { uploadId, storageKey, fileName, type, bytes, width, height, durationMs, codecs, sha256 } = upload;
  if (!type || bytes === null || !sha256) return undefined;
  const name = nameForType(fileName, type);
  return { fileId: uploadId, storageKey, fileName: name, type, bytes, width, height, durationMs, codecs, sha256 };
}

function attached(
  file: ShownFile,
  holder: Pick<Pointer, 'of' | 'holderId'>,
  addresses: FileAddresses,
  now: Date,
): AttachedFile {
  const { fileId, fileName, type, bytes, width, height, durationMs, codecs, caption, hasPoster } = file;
  const kind = kindOf(type);
  const url = (variant: Pointer['variant']) => addresses.sign({ ...holder, fileId, variant }, now);
  return {
    ...{ fileId, kind, name: fileName, type, bytes, width, height, durationMs, codecs, caption },
    url: url('full'),
    thumbnailUrl: kind === 'picture' || hasPoster ? url('thumb') : null,
    posterUrl: hasPoster ? url('poster') : null,
  };
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
  const clean = cleanUpload({ ...upload, joinedAt: null, posterOf: null });
  const holder = { of: 'draft', holderId: by.personId } as const;
  const isVideo = clean !== undefined && kindOf(clean.type) === 'video';
  const hasPoster = isVideo && (await queries.posterOfDraft(act.tx, by.personId, fileId)) !== undefined;
  return {
    fileId,
    state: upload.state as Exclude<Upload['state'], 'ended'>,
    refusal: upload.refusal,
    file: clean ? attached({ ...clean, caption: null, hasPoster }, holder, addresses, act.now) : null,
  };
}
