/** The few shapes of DER (ITU-T X.690) that a certificate is made of; keys and signatures come from node:crypto. */

function element(tag: number, ...contents: Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes]);
  const digits: number[] = [];
  for (let rest = bytes; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return Buffer.from([0x80 | digits.length, ...digits]);
}

export const sequence = (...parts: Uint8Array[]): Buffer => element(0x30, ...parts);

export const set = (...parts: Uint8Array[]): Buffer => element(0x31, ...parts);

/** A whole number that is not negative, from its bytes; written as short as DER wants it. */
export function integer(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const short = first < 0 ? Buffer.from([0]) : Buffer.from(bytes.subarray(first));
  return element(0x02, short[0]! & 0x80 ? Buffer.concat([Buffer.from([0]), short]) : short);
}

/** Only ever `true`: DER leaves out what is the default. */
export const yes = (): Buffer => element(0x01, Buffer.from([0xff]));

export const octets = (content: Uint8Array): Buffer => element(0x04, content);

/** A string of bits; `unused` of its last byte do not count. */
export const bits = (content: Uint8Array, unused = 0): Buffer => element(0x03, Buffer.from([unused]), content);

export const utf8 = (text: string): Buffer => element(0x0c, Buffer.from(text));

/** An object identifier in dotted form. */
export function oid(dotted: string): Buffer {
  const [first, second, ...others] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([first! * 40 + second!, ...others.flatMap(base128)]));
}

function base128(value: number): number[] {
  const digits = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift((rest % 128) | 0x80);
  return digits;
}

/** A moment, to the second: two digits of the year until 2049, four after (RFC 5280, 4.1.2.5). */
export function moment(at: Date): Buffer {
  const digits = `${at.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`;
  return at.getUTCFullYear() < 2050 ? element(0x17, Buffer.from(digits.slice(2))) : element(0x18, Buffer.from(digits));
}

/** `[number]` around or instead of a type: `constructed` where it contains elements. */
export const tagged = (number: number, content: Uint8Array, constructed = true): Buffer =>
  element((constructed ? 0xa0 : 0x80) | number, content);
