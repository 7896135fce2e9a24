import { fileRoutes, type ProblemCode, ProblemError } from '#contract';
import { alone } from '../../offline/store/alone.ts';
import { problemCode } from '../../session/problem-code.ts';
import { serviceOf } from '../../session/service.ts';
import { assertSignedIn, OtherPerson, type Owner, pause, sendBytes, type Upload } from './upload.ts';

/** How sending a file ended: `failed` passes by itself; `waiting` is for its own person to come back. */
export interface Outcome {
  readonly state: 'ready' | 'failed' | 'refused' | 'waiting';
  readonly problem?: ProblemCode;
}

const lookAfterMs = 500;
const looks = 120;

type Asked = Pick<Upload, keyof Owner | 'fileId' | 'signal'>;

async function stateAt({ personId, companyId, fileId, signal }: Asked) {
  await assertSignedIn({ personId });
  return serviceOf(companyId)(fileRoutes.readFileState, { params: { fileId }, signal });
}

async function checked(upload: Upload): Promise<Outcome> {
  for (let look = 0; look < looks; look++) {
    const answer = await stateAt(upload);
    if (answer.state === 'ready') return { state: 'ready' };
    if (answer.state === 'refused') return { state: 'refused', problem: answer.refusal ?? 'file-broken' };
    await pause(lookAfterMs, upload.signal);
  }
  return { state: 'failed', problem: 'try-again' };
}

/** What the service knows of a file that this device began earlier; null when it knows nothing. */
async function known(asked: Asked): Promise<'uploading' | 'checking' | 'ready' | 'refused' | null> {
  try {
    return (await stateAt(asked)).state;
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

interface Sending extends Upload {
  /** The service may know it from an earlier visit. */
  readonly mayBeKnown: boolean;
  readonly onStored?: () => void;
}

async function sendFrom(sending: Sending): Promise<void> {
  const before = sending.mayBeKnown ? await known(sending) : null;
  if (before === null || before === 'uploading') await sendBytes(sending, before === 'uploading');
}

/** Sends a file and waits until the service has checked it. The outcome says all. @throws AbortError alone */
export async function sendFile(sending: Sending): Promise<Outcome> {
  try {
    // Two pages of one person, or the page and its worker, would only stop each other's pieces.
    await alone(`upload:${sending.fileId}`, () => sendFrom(sending), sending);
    sending.onStored?.();
    return await checked(sending);
  } catch (thrown) {
    if (sending.signal.aborted) throw thrown;
    if (thrown instanceof OtherPerson) return { state: 'waiting' };
    if (!(thrown instanceof ProblemError)) return { state: 'refused', problem: 'file-broken' };
    const code = problemCode(thrown);
    return final.has(code) ? { state: 'refused', problem: code } : { state: 'failed', problem: code };
  }
}

/** Takes a file back that has joined nothing; one that never arrived needs nothing. */
export async function takeBack({ personId, companyId }: Owner, fileId: string): Promise<void> {
  const end = () => serviceOf(companyId)(fileRoutes.endUpload, { params: { uploadId: fileId } });
  await assertSignedIn({ personId })
    .then(end)
    .catch(() => undefined);
}
