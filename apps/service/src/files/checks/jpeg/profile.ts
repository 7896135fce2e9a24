const header = 128;
const words = (content: Buffer, at: number) => content.toString('latin1', at, at + 4);

// Colours by tables or by code points: more than the numbers read here.
const beyond = /^([ABD]2[ABD]\d|cicp)$/;
const points = ['rXYZ', 'gXYZ', 'bXYZ', 'wtpt'];
const curves = ['rTRC', 'gTRC', 'bTRC', 'kTRC'];
const needed: Readonly<Record<string, readonly string[]>> = {
  'RGB ': [...points, 'rTRC', 'gTRC', 'bTRC'],
  GRAY: ['wtpt', 'kTRC'],
};

/** Bytes of a curve that are numbers: a table of them, or the few of a formula (ICC.1 §10.6, §10.18). */
function curveBytes(tag: Buffer): number | undefined {
  if (words(tag, 0) === 'curv' && tag.length >= 12) {
    const count = tag.readUInt32BE(8);
    return count <= 4096 ? 12 + 2 * count : undefined;
  }
  const numbers = words(tag, 0) === 'para' && tag.length >= 12 ? [1, 3, 4, 5, 7][tag.readUInt16BE(8)] : undefined;
  return numbers && 12 + 4 * numbers;
}

/** The part of a tag that is numbers of the expected kind. */
function numbersOf(name: string, tag: Buffer): Buffer | undefined {
  if (tag.length < 8 || tag.readUInt32BE(4) !== 0) return undefined;
  let bytes: number | undefined;
  if (points.includes(name)) bytes = words(tag, 0) === 'XYZ ' ? 20 : undefined;
  else if (name === 'chad') bytes = words(tag, 0) === 'sf32' ? 44 : undefined;
  else bytes = curveBytes(tag);
  return bytes !== undefined && bytes <= tag.length ? tag.subarray(0, bytes) : undefined;
}

function tagsOf(profile: Buffer): Map<string, Buffer> | undefined {
  const found = new Map<string, Buffer>();
  const count = profile.readUInt32BE(header);
  if (count > 64 || header + 4 + 12 * count > profile.length) return undefined;
  for (let at = header + 4; at < header + 4 + 12 * count; at += 12) {
    const [name, from, length] = [words(profile, at), profile.readUInt32BE(at + 4), profile.readUInt32BE(at + 8)];
    if (beyond.test(name) || found.has(name) || from + length > profile.length) return undefined;
    if (![...points, ...curves, 'chad'].includes(name)) continue;
    const numbers = numbersOf(name, profile.subarray(from, from + length));
    if (!numbers) return undefined;
    found.set(name, numbers);
  }
  return found;
}

/** Name and rights, which a profile must have: the same two in every one. */
function namesFor(version: number): [string, Buffer][] {
  if (version === 2) {
    const name = Buffer.alloc(12 + 4 + 78);
    name.write('desc', 0, 'latin1');
    name.writeUInt32BE(4, 8);
    name.write('RGB', 12, 'latin1');
    return [
      ['desc', name],
      ['cprt', Buffer.from('text\0\0\0\0CC0\0', 'latin1')],
    ];
  }
  const text = (word: string) => {
    const letters = Buffer.from(word, 'utf16le').swap16();
    const head = Buffer.from('mluc\0\0\0\0\0\0\0\u0001\0\0\0\u000cenUS\0\0\0\0\0\0\0\u001c', 'latin1');
    head.writeUInt32BE(letters.length, 20);
    return Buffer.concat([head, letters]);
  };
  return [
    ['desc', text('RGB')],
    ['cprt', text('CC0')],
  ];
}

function written(profile: Buffer, space: string, tags: readonly [string, Buffer][]): Buffer {
  const whole = Buffer.alloc(header + 4 + 12 * tags.length);
  whole.writeUInt32BE(profile[8]! << 24, 8);
  whole.write(`mntr${space}XYZ `, 12, 'latin1');
  whole.write('acsp', 36, 'latin1');
  // The intent, and D50 as every profile has it.
  whole.writeUInt32BE(profile.readUInt32BE(64), 64);
  for (const [at, value] of [0xf6d6, 0x10000, 0xd32d].entries()) whole.writeUInt32BE(value, 68 + 4 * at);
  whole.writeUInt32BE(tags.length, header);
  const bodies: Buffer[] = [];
  const places = new Map<string, number>();
  let end = whole.length;
  for (const [at, [name, body]] of tags.entries()) {
    const key = body.toString('latin1');
    if (!places.has(key)) {
      places.set(key, end);
      bodies.push(body, Buffer.alloc((4 - (body.length % 4)) % 4));
      end += Math.ceil(body.length / 4) * 4;
    }
    const row = header + 4 + 12 * at;
    whole.write(name, row, 'latin1');
    whole.writeUInt32BE(places.get(key)!, row + 4);
    whole.writeUInt32BE(body.length, row + 8);
  }
  whole.writeUInt32BE(end, 0);
  return Buffer.concat([whole, ...bodies]);
}

/**
 * A colour profile written anew from its numbers: primaries, white, curves. Names, dates, makers, rights and whatever
 * else it carries are gone. Undefined for one that is more than that, or not made as the standard says.
 */
export function numericProfile(profile: Buffer, components: number): Buffer | undefined {
  if (profile.length < header + 4 || profile.readUInt32BE(0) !== profile.length) return undefined;
  const [version, space] = [profile[8]!, words(profile, 16)];
  const isOurs = words(profile, 36) === 'acsp' && words(profile, 20) === 'XYZ ' && (version === 2 || version === 4);
  const isDevice = ['mntr', 'scnr', 'spac'].includes(words(profile, 12)) && profile.readUInt32BE(64) <= 3;
  if (!isOurs || !isDevice || space !== ({ 1: 'GRAY', 3: 'RGB ' } as Record<number, string>)[components])
    return undefined;
  const tags = tagsOf(profile);
  if (!tags || !needed[space]!.every((name) => tags.has(name))) return undefined;
  return written(profile, space, [...namesFor(version), ...tags]);
}
