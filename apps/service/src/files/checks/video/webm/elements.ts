import { broken } from '../../verdict.ts';
import type { Source } from '../source.ts';

/** An element of EBML (RFC 8794): where it begins, where its content does, where it ends. */
export interface Element {
  readonly id: number;
  readonly start: number;
  readonly body: number;
  /** The end of what is around it, when its own is not known. */
  readonly end: number;
  readonly isOpen: boolean;
}

/** Reads the head of the element at `at`; undefined at the end. @throws Refused for what is no element */
export async function elementAt(source: Source, at: number, limit: number): Promise<Element | undefined> {
  if (at >= limit) return undefined;
  const head = await source.read(at, Math.min(12, limit - at));
  const idLength = Math.clz32(head[0]!) - 23;
  if (idLength > 4 || head.length <= idLength) throw broken();
  const sizeLength = Math.clz32(head[idLength]!) - 23;
  if (sizeLength > 8 || head.length < idLength + sizeLength) throw broken();
  let size = BigInt(head[idLength]! & (0xff >> sizeLength));
  for (let each = 1; each < sizeLength; each++) size = (size << 8n) | BigInt(head[idLength + each]!);
  const isOpen = size === (1n << BigInt(7 * sizeLength)) - 1n;
  const body = at + idLength + sizeLength;
  const end = isOpen ? limit : body + Number(size);
  if (end > limit) throw broken();
  return { id: head.readUIntBE(0, idLength), start: at, body, end, isOpen };
}

/** The head of a `Void` element that takes as many bytes as another one did. */
export function voidHead(length: number): Buffer {
  // ID and size take two bytes at least, as every element does; a long one says its size in eight. A size of 127 in
  // one byte would mean that it is not known.
  if (length < 129) return Buffer.from([0xec, 0x80 | (length - 2)]);
  const head = Buffer.alloc(9);
  head[0] = 0xec;
  head.writeBigUInt64BE((1n << 56n) | BigInt(length - 9), 1);
  return head;
}

/** An unsigned number of up to eight bytes. */
export const numberIn = (bytes: Buffer): number => [...bytes].reduce((value, byte) => value * 256 + byte, 0);

/** A float of four or eight bytes. */
export const floatIn = (bytes: Buffer): number =>
  bytes.length === 4 ? bytes.readFloatBE(0) : bytes.length === 8 ? bytes.readDoubleBE(0) : 0;
