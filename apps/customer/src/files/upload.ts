import { fileRoutes, type ProblemCode } from '#contract';
import { codeOf } from '#ui/words';
import { service } from '../session/service.ts';
import { forgetToken, freshToken, serviceOrigin } from '../session/token.ts';

interface PhotoUpload {
  readonly fileId: string;
  readonly file: File;
  readonly signal: AbortSignal;
  readonly onProgress: (stored: number) => void;
  readonly onStored: () => void;
}

type Outcome = { state: 'ready' | 'failed' | 'refused'; problem?: ProblemCode };

const partBytes = 2 * 1024 * 1024;
const pausesMs = [0, 1000, 3000, 5000, 10_000, 20_000];
const lookAfterMs = 500;
const looks = 120;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function uploadedTo(endpoint: string, upload: PhotoUpload): Promise<void> {
  const { fileId, file, signal, onProgress } = upload;
  // The library is wanted by those alone who add a photo.
  return import('tus-js-client').then(
    ({ Upload }) =>
      new Promise((resolve, reject) => {
        const running = new Upload(file, {
          endpoint,
          chunkSize: partBytes,
          retryDelays: pausesMs,
          storeFingerprintForResuming: false,
          metadata: { fileId, filename: file.name, filetype: file.type },
          // Each request takes a fresh token: a long upload outlives many.
          onBeforeRequest: async (request) => request.setHeader('Authorization', `Bearer ${await freshToken()}`),
          onShouldRetry: (error) => {
            const status = error.originalResponse?.getStatus() ?? 0;
            if (status === 401) forgetToken();
            return status === 0 || status >= 500 || [401, 409, 423, 429].includes(status);
          },
          onChunkComplete: (_size, stored, whole) => onProgress(whole ? stored / whole : 0),
          onSuccess: () => resolve(),
          onError: reject,
        });
        signal.addEventListener('abort', () => void running.abort(), { once: true });
        running.start();
      }),
  );
}

const statusProblems: Readonly<Record<number, ProblemCode>> = {
  413: 'file-too-large',
  415: 'file-type',
  422: 'file-broken',
};

function outcomeOf(thrown: unknown): Outcome {
  const status = (thrown as { originalResponse?: { getStatus(): number } | null }).originalResponse?.getStatus() ?? 0;
  const problem = statusProblems[status];
  return problem ? { state: 'refused', problem } : { state: 'failed', problem: 'try-again' };
}

async function checked({ fileId, signal }: PhotoUpload): Promise<Outcome> {
  for (let look = 0; look < looks && !signal.aborted; look++) {
    const answer = await service(fileRoutes.readFileState, { params: { fileId }, signal });
    if (answer.state === 'ready') return { state: 'ready' };
    if (answer.state === 'refused') return { state: 'refused', problem: answer.refusal ?? 'file-broken' };
    await pause(lookAfterMs);
  }
  return { state: 'failed', problem: 'try-again' };
}

/** Sends a photo piece by piece and waits until the service has checked it. Never throws: the outcome says all. */
export async function sendPhoto(upload: PhotoUpload): Promise<Outcome> {
  try {
    await uploadedTo(`${await serviceOrigin()}/api/uploads`, upload);
    upload.onStored();
    return await checked(upload);
  } catch (thrown) {
    return 'originalRequest' in (thrown as object) ? outcomeOf(thrown) : { state: 'failed', problem: codeOf(thrown) };
  }
}

/** Takes a file back that has joined nothing; one that never arrived needs nothing. */
export async function takeBack(fileId: string): Promise<void> {
  await service(fileRoutes.endUpload, { params: { uploadId: fileId } }).catch(() => undefined);
}
