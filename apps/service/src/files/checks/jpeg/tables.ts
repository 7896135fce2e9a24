/** Whether a DQT segment is tables to its last byte, each for a place that has none yet. */
export function isQuantisation(content: Buffer, known: Set<number>): boolean {
  let at = 0;
  while (at < content.length) {
    const [bytesEach, place] = [1 + (content[at]! >> 4), content[at]! & 15];
    if (bytesEach > 2 || place > 3 || known.has(place)) return false;
    known.add(place);
    at += 1 + 64 * bytesEach;
  }
  return at === content.length && at > 0;
}

/** Whether a DHT segment is tables to its last byte, each for a place that has none since the last scan. */
export function isHuffman(content: Buffer, known: Set<number>): boolean {
  let at = 0;
  while (at + 17 <= content.length) {
    const place = content[at]!;
    if (place >> 4 > 1 || (place & 15) > 3 || known.has(place)) return false;
    known.add(place);
    let codes = 0;
    for (const count of content.subarray(at + 1, at + 17)) codes += count;
    if (codes < 1 || codes > 256) return false;
    at += 17 + codes;
  }
  return at === content.length && at > 0;
}
