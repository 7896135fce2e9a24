/** One request as it passed: what it was, and how much of its body came through. */
export interface Passed {
  readonly method: string;
  readonly path: string;
  readonly headers: ReadonlyMap<string, string>;
  bodyBytes: number;
}

const headEnd = Buffer.from('\r\n\r\n');

/**
 * Reads the requests of one connection as its bytes pass, without touching them. Bodies have a length: what a browser
 * sends of files and JSON always does. `onBody` gets each part of a body with the place it has in it.
 */
export class Requests {
  readonly #onRequest: (request: Passed) => void;
  readonly #onBody: (request: Passed, part: Buffer, at: number) => void;
  #head: Buffer = Buffer.alloc(0);
  #current: Passed | undefined;
  #left = 0;

  constructor(
    onRequest: (request: Passed) => void,
    onBody: (request: Passed, part: Buffer, at: number) => void = () => {},
  ) {
    this.#onRequest = onRequest;
    this.#onBody = onBody;
  }

  pass(bytes: Buffer): void {
    let rest = bytes;
    while (rest.length > 0) rest = this.#left > 0 ? this.#body(rest) : this.#headOf(rest);
  }

  #body(bytes: Buffer): Buffer {
    const part = bytes.subarray(0, this.#left);
    const request = this.#current!;
    this.#onBody(request, part, request.bodyBytes);
    request.bodyBytes += part.length;
    this.#left -= part.length;
    return bytes.subarray(part.length);
  }

  #headOf(bytes: Buffer): Buffer {
    this.#head = Buffer.concat([this.#head, bytes]);
    const end = this.#head.indexOf(headEnd);
    if (end < 0) return Buffer.alloc(0);
    const [first = '', ...lines] = this.#head.toString('latin1', 0, end).split('\r\n');
    const rest = this.#head.subarray(end + headEnd.length);
    this.#head = Buffer.alloc(0);
    const [method = '', path = ''] = first.split(' ');
    const headers = new Map(
      lines.map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
      }),
    );
    this.#current = { method, path, headers, bodyBytes: 0 };
    this.#left = Number(headers.get('content-length') ?? 0);
    this.#onRequest(this.#current);
    return rest;
  }
}
