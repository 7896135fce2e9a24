import { fileRoutes, type ProblemCode, ProblemError } from '#contract';
import type { Bytes } from '../offline/store/bytes.ts';
import { problemCode } from '../session/problem-code.ts';
import { service } from '../session/service.ts';
import { pause, sendBytes, type Upload } from './upload.ts';

/** Where a photo stands: `failed` passes by itself when the connection is back, `refused` is final. */
export type PhotoState = 'waiting' | 'uploading' | 'checking' | 'ready' | 'paused' | 'failed' | 'refused';

/** A photo that was chosen: from the tap on it has the id it keeps. */
export interface Photo {
  readonly fileId: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly state: PhotoState;
  /** Part that is safely stored, 0 to 1. */
  readonly progress: number;
  /** The bytes are kept on the device until they are sent. */
  readonly isKept: boolean;
  readonly problem?: ProblemCode;
}

/** How sending a photo ended. */
export type Outcome = Pick<Photo, 'state' | 'problem'>;

const lookAfterMs = 500;
const looks = 120;
const hashedBytes = 64 * 1024 * 1024;

async function hashOf(bytes: Bytes): Promise<string | undefined> {
  if (bytes.size > hashedBytes || !globalThis.crypto?.subtle) return undefined;
  const whole = await (await bytes.slice(0, bytes.size)).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const stateAt = async (fileId: string, signal: AbortSignal) =>
  service(fileRoutes.readFileState, { params: { fileId }, signal });

async function checked({ fileId, signal }: Upload): Promise<Outcome> {
  for (let look = 0; look < looks; look++) {
    const answer = await stateAt(fileId, signal);
    if (answer.state === 'ready') return { state: 'ready' };
    if (answer.state === 'refused') return { state: 'refused', problem: answer.refusal ?? 'file-broken' };
    await pause(lookAfterMs, signal);
  }
  return { state: 'failed', problem: 'try-again' };
}

/** What the service knows of a photo that this device began earlier; null when it knows nothing. */
async function known(
  fileId: string,
  signal: AbortSignal,
): Promise<'uploading' | 'checking' | 'ready' | 'refused' | null> {
  try {
    return (await stateAt(fileId, signal)).state;
  } catch (thrown) {
    if (problemCode(thrown) === 'file-not-found') return null;
    throw thrown;
  }
}

const final: ReadonlySet<ProblemCode> = new Set([
  'file-too-large',
  'file-type',
  'file-broken',
  'too-many-files',
  'id-taken',
]);

interface Sending extends Omit<Upload, 'sha256'> {
  /** The service may know it from an earlier visit. */
  readonly mayBeKnown: boolean;
  readonly onStored: () => void;
}

/** Sends a photo and waits until the service has checked it. The outcome says all. @throws AbortError alone */
export async function sendPhoto(sending: Sending): Promise<Outcome> {
  try {
    const before = sending.mayBeKnown ? await known(sending.fileId, sending.signal) : null;
    if (before === null || before === 'uploading')
      await sendBytes({ ...sending, sha256: await hashOf(sending.bytes) }, before === 'uploading');
    sending.onStored();
    return await checked({ ...sending });
  } catch (thrown) {
    if (sending.signal.aborted) throw thrown;
    if (!(thrown instanceof ProblemError)) return { state: 'refused', problem: 'file-broken' };
    const code = problemCode(thrown);
    return final.has(code) ? { state: 'refused', problem: code } : { state: 'failed', problem: code };
  }
}

/** Takes a file back that has joined nothing; one that never arrived needs nothing. */
export async function takeBack(fileId: string): Promise<void> {
  await service(fileRoutes.endUpload, { params: { uploadId: fileId } }).catch(() => undefined);
}
