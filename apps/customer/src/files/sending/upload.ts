import { companyHeader, fileLimits, type ProblemCode, ProblemError, problems } from '#contract';
import type { Bytes } from '../../offline/store/bytes.ts';
import { again } from '../../session/again.ts';
import { forgetToken, freshToken, noteRefusal, serviceOrigin, tokenPerson } from '../../session/token.ts';
import { afterWords } from './turns.ts';

/** Whose files are sent, and for which company. */
export interface Owner {
  readonly personId: string;
  readonly companyId: string | null;
}

/** Somebody else is signed in now: nothing of this person goes out in that one's name. */
export class OtherPerson extends Error {}

/** @throws OtherPerson unless the token is this person's */
export async function assertSignedIn({ personId }: Pick<Owner, 'personId'>): Promise<void> {
  if ((await tokenPerson()) !== personId) throw new OtherPerson();
}

/** What is sent piece by piece. */
export interface Upload extends Owner {
  readonly fileId: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Bytes;
  /** Of the whole file, in hex; the service compares before the file can join. */
  readonly sha256?: string;
  /** The video this is the poster of. */
  readonly posterOf?: string;
  readonly signal: AbortSignal;
  /** Called with the part that is safely stored, 0 to 1, and the seconds the rest will take, once that can be said. */
  readonly onProgress?: (stored: number, secondsLeft?: number) => void;
}

// A bad line gets small pieces, a good one large: about two seconds each. What of a piece has come before a cut stays
// with the service, so a large piece costs nothing then; small ones show progress, and let words through between them.
const leastPieceBytes = 256 * 1024;
const mostPieceBytes = fileLimits.pieceBytes;
const pieceMs = 2000;
const knownAfterMs = 3000;
// A line that died without a word: nobody else would ever end the request.
const silenceMs = 60_000;
const pausesMs = [500, 1500, 3000, 5000, 10_000, 20_000];

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** Waits, shorter when the connection comes back. @throws AbortError */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => () => {
      clearTimeout(timer);
      again.removeEventListener('online', goOn);
      signal.removeEventListener('abort', stop);
      settle();
    };
    const goOn = end(resolve);
    const stop = end(() => reject(signal.reason));
    const timer = setTimeout(goOn, ms);
    again.addEventListener('online', goOn);
    signal.addEventListener('abort', stop);
  });
}

async function problemOf(response: Response): Promise<ProblemError> {
  const body = (await response.json().catch(() => null)) as { code?: string } | null;
  const code = body?.code && body.code in problems ? (body.code as ProblemCode) : undefined;
  const { status } = response;
  return new ProblemError({ code: code ?? (status === 404 ? 'file-not-found' : 'try-again'), status });
}

/** Asks, and gives up on a line that says nothing. @throws AbortError when the upload was stopped, else TypeError */
async function answerTo(address: string, request: RequestInit, signal: AbortSignal): Promise<Response> {
  const giveUp = new AbortController();
  const stop = () => giveUp.abort(signal.reason);
  const timer = setTimeout(() => giveUp.abort(), silenceMs);
  signal.addEventListener('abort', stop);
  try {
    signal.throwIfAborted();
    // Words that are sent meanwhile go first.
    return await fetch(address, { ...request, credentials: 'omit', priority: 'low', signal: giveUp.signal });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

/** One request of the tus protocol. @throws ProblemError, also where nothing answers */
async function ask(
  path: string,
  method: string,
  told: Record<string, string>,
  { personId, companyId, signal, body }: Pick<Upload, keyof Owner | 'signal'> & { body?: Blob },
): Promise<Response> {
  const [origin, token] = [await serviceOrigin(), await freshToken()];
  await assertSignedIn({ personId });
  const of: Record<string, string> = companyId ? { [companyHeader]: companyId } : {};
  const headers = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0', ...of, ...told };
  let response: Response;
  try {
    response = await answerTo(origin + path, { method, headers, body }, signal);
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw Object.assign(new ProblemError({ code: 'try-again', status: 503 }), { cause });
  }
  if (response.ok) return response;
  if (response.status === 401) forgetToken();
  const refused = await problemOf(response);
  noteRefusal(refused.problem.code);
  throw refused;
}

const pathOf = ({ fileId }: Upload) => `/api/uploads/${fileId}`;

async function create(upload: Upload): Promise<void> {
  const { fileId, posterOf } = upload;
  const told = { fileId, filename: upload.name, filetype: upload.type, sha256: upload.sha256, posterOf };
  const metadata = Object.entries(told).flatMap(([key, value]) => (value ? [`${key} ${base64(value)}`] : []));
  const headers = { 'upload-length': String(upload.bytes.size), 'upload-metadata': metadata.join(',') };
  await ask('/api/uploads', 'POST', headers, upload);
}

async function storedBytes(upload: Upload): Promise<number> {
  const response = await ask(pathOf(upload), 'HEAD', {}, upload);
  return Number(response.headers.get('upload-offset') ?? 0);
}

async function sendPieces(upload: Upload, from: number): Promise<void> {
  const { personId, companyId, bytes, signal, onProgress } = upload;
  let offset = from;
  let pieceBytes = leastPieceBytes;
  const beganAt = Date.now();
  const tell = () => {
    const tookMs = Date.now() - beganAt;
    const isKnown = tookMs > knownAfterMs && offset > from;
    const left = ((bytes.size - offset) / (offset - from)) * (tookMs / 1000);
    onProgress?.(offset / bytes.size, isKnown ? Math.ceil(left) : undefined);
  };
  tell();
  while (offset < bytes.size) {
    await afterWords(signal);
    const body = await bytes.slice(offset, offset + pieceBytes);
    const startedAt = Date.now();
    const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
    const response = await ask(pathOf(upload), 'PATCH', headers, { personId, companyId, signal, body });
    offset = Number(response.headers.get('upload-offset') ?? offset + body.size);
    tell();
    const isFast = Date.now() - startedAt < pieceMs / 2;
    pieceBytes = isFast ? Math.min(pieceBytes * 2, mostPieceBytes) : Math.max(pieceBytes / 2, leastPieceBytes);
  }
}

// Another writer, a restart, a token that ended: the service knows best how far it is.
const mayPass = ({ problem: { code, status } }: ProblemError) =>
  status === 401 || status === 423 || status === 429 || status >= 500 || code === 'upload-conflict';

/**
 * Sends a file from where the service has it; one that the service never saw, or dropped, is begun (again).
 * @throws ProblemError for what does not pass by itself, or when the connection stays away; AbortError
 */
export async function sendBytes(upload: Upload, isBegun: boolean): Promise<void> {
  let isThere = isBegun;
  for (let failures = 0, reached = 0; ; ) {
    try {
      if (!isThere) await create(upload);
      // The same creation again answers the upload that exists: only the service knows where it stands.
      const from = isThere || failures > 0 ? await storedBytes(upload) : 0;
      isThere = true;
      if (from > reached) failures = 0;
      reached = from;
      return await sendPieces(upload, from);
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown;
      if (thrown.problem.code === 'file-not-found' && isThere) isThere = false;
      else if (!mayPass(thrown)) throw thrown;
      const wait = pausesMs[failures++];
      // In the worker nobody watches: it ends, and the browser wakes it again.
      const isOff = typeof window === 'undefined' || !navigator.onLine;
      if (wait === undefined || isOff) throw thrown;
      await pause(wait, upload.signal);
    }
  }
}
