import { type ClientRequest, type IncomingHttpHeaders, request } from 'node:http';

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One HTTP request without any library between; `begin` gets the request before its body ends. */
export function send(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: Uint8Array | ((request: ClientRequest) => void),
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    call.on('error', reject);
    if (typeof body === 'function') body(call);
    else call.end(body);
  });
}

/** Values of `Upload-Metadata`. */
export const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A tus client of four verbs, as one person of one company. */
export function tusClient(port: number, person: { personId: string; companyId: string }) {
  const own = { authorization: `Bearer ${person.personId}.${person.companyId}`, 'tus-resumable': '1.0.0' };
  const at = (uploadId: string) => `/api/uploads/${uploadId}`;
  return {
    create: (uploadId: string, length: number, name = 'photo.jpg', type = 'image/jpeg', more = {}) =>
      send(port, 'POST', '/api/uploads', {
        ...own,
        'upload-length': String(length),
        'upload-metadata': `fileId ${base64(uploadId)},filename ${base64(name)},filetype ${base64(type)}`,
        ...more,
      }),
    head: (uploadId: string) => send(port, 'HEAD', at(uploadId), own),
    patch: (uploadId: string, offset: number, body: Uint8Array | ((request: ClientRequest) => void), more = {}) =>
      send(
        port,
        'PATCH',
        at(uploadId),
        { ...own, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream', ...more },
        body,
      ),
    remove: (uploadId: string) => send(port, 'DELETE', at(uploadId), own),
    async state(uploadId: string) {
      const answer = await send(port, 'GET', `/api/files/${uploadId}`, own);
      return { status: answer.status, ...(JSON.parse(answer.body.toString()) as Record<string, unknown>) } as FileState;
    },
  };
}

/** What the API says about a file, or the problem's code. */
export interface FileState {
  readonly status: number;
  readonly code?: string;
  readonly state?: string;
  readonly refusal?: string | null;
  readonly file?: {
    name: string;
    type: string;
    bytes: number;
    kind: string;
    width: number | null;
    height: number | null;
    durationMs: number | null;
    codecs: string | null;
    caption: string | null;
    url: string;
    thumbnailUrl: string;
    posterUrl: string | null;
  } | null;
}

/** Asks again until the answer fits; fails after 15 s. */
export async function until<T>(ask: () => Promise<T>, fits: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (Date.now() > end) throw new Error(`never came true, last: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
