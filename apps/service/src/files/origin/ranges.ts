/** A part of a file, both ends included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a `Range` header for one part (RFC 9110 §14.2). Undefined: there is none, or one we may ignore, and the whole
 * file is the answer; `outside`: nothing of it exists.
 */
export function spanOf(header: string | undefined, length: number): Span | 'outside' | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!found || (found[1] === '' && found[2] === '')) return undefined;
  const last = length - 1;
  if (found[1] === '') {
    const suffix = Number(found[2]);
    return suffix === 0 || length === 0 ? 'outside' : { start: Math.max(0, length - suffix), end: last };
  }
  const start = Number(found[1]);
  const end = found[2] === '' ? last : Math.min(Number(found[2]), last);
  if (start > last) return 'outside';
  return end < start ? undefined : { start, end };
}
