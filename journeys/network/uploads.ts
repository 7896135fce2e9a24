import type { Passed } from './wire.ts';

/** What went over the air for one file. */
interface Told {
  readonly name: string;
  readonly bytes: number;
  /** Bytes of pieces, those that came through twice counted twice. */
  sentBytes: number;
  /** The file as it left the phone; undefined for large ones. */
  readonly content: Buffer | undefined;
}

const keptUpToBytes = 16 * 1024 * 1024;

function metadataOf(request: Passed): Map<string, string> {
  const pairs = (request.headers.get('upload-metadata') ?? '').split(',').map((pair) => pair.split(' '));
  return new Map(pairs.map(([key = '', value = '']) => [key, Buffer.from(value, 'base64').toString('utf8')]));
}

/** Listens to the uploads on a line and counts what each file cost. */
export class UploadCount {
  readonly #files = new Map<string, Told>();
  /** Sent for files that were never begun on this line. */
  #strayBytes = 0;

  onRequest = (request: Passed): void => {
    if (request.method !== 'POST' || request.path !== '/api/uploads') return;
    const metadata = metadataOf(request);
    const id = metadata.get('fileId') ?? '';
    const bytes = Number(request.headers.get('upload-length'));
    if (this.#files.has(id)) return;
    const content = bytes <= keptUpToBytes ? Buffer.alloc(bytes) : undefined;
    this.#files.set(id, { name: metadata.get('filename') ?? '', bytes, sentBytes: 0, content });
  };

  onBody = (request: Passed, part: Buffer, at: number): void => {
    if (request.method !== 'PATCH') return;
    const file = this.#files.get(request.path.split('/').at(-1) ?? '');
    if (!file) {
      this.#strayBytes += part.length;
      return;
    }
    file.sentBytes += part.length;
    file.content?.set(part, Number(request.headers.get('upload-offset')) + at);
  };

  /** A file as it left the phone. */
  contentOf = (name: string): Buffer | undefined => this.files().find((file) => file.name === name)?.content;
  files = (): readonly Told[] => [...this.#files.values()];
  /** Length of all files. */
  wholeBytes = (): number => this.files().reduce((sum, { bytes }) => sum + bytes, 0);
  /** Bytes of pieces that went over the air. */
  sentBytes = (): number => this.files().reduce((sum, { sentBytes }) => sum + sentBytes, this.#strayBytes);
  /** Part of the files that was sent more than once. */
  againPart = (): number => (this.sentBytes() - this.wholeBytes()) / this.wholeBytes();
}
