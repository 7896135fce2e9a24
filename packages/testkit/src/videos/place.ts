import { samplePlace, sampleSecrets, sampleXmp } from '../pictures/place.ts';

/** The place as films say it (ISO 6709). */
export const isoPlace = `+${samplePlace.latitude.toFixed(4)}+${samplePlace.longitude.toFixed(4)}/`;

/** A box of an MP4. */
export function boxOf(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + parts.reduce((sum, { length }) => sum + length, 0));
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, ...parts]);
}

const number32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** `udta` as phones write it: place, maker, name; and 3GPP's own box of a place, in fixed-point numbers. */
function userData(): Buffer {
  const text = (type: string, words: string) =>
    boxOf(type, Buffer.of(words.length >> 8, words.length, 0x15, 0xc7), Buffer.from(words));
  const fixed = (value: number) => number32(Math.round(value * 65536));
  const { latitude, longitude } = samplePlace;
  const loci = boxOf('loci', Buffer.alloc(8), fixed(longitude), fixed(latitude), number32(0), Buffer.from('earth\0\0'));
  return boxOf('udta', text('\u00a9xyz', isoPlace), text('\u00a9mak', sampleSecrets.artist), loci);
}

/** `meta` with keys, as an iPhone writes it. */
function keyedData(): Buffer {
  const handler = boxOf('hdlr', Buffer.alloc(8), Buffer.from('mdta'), Buffer.alloc(13));
  const names = ['com.apple.quicktime.location.ISO6709', 'com.apple.quicktime.make'];
  const keys = names.map((name) => boxOf('mdta', Buffer.from(name)));
  const values = [isoPlace, sampleSecrets.artist].map((value, at) => {
    const data = boxOf('data', number32(1), number32(0), Buffer.from(value));
    return Buffer.concat([number32(8 + data.length), number32(at + 1), data]);
  });
  return boxOf('meta', handler, boxOf('keys', number32(0), number32(keys.length), ...keys), boxOf('ilst', ...values));
}

const xmpBox = boxOf('uuid', Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex'), Buffer.from(sampleXmp));

/** Sets the times in `mvhd`, the first box of a `moov`, to a moment after 1904. */
function dated(moov: Buffer): Buffer {
  const at = moov.indexOf('mvhd', 0, 'latin1') + 8;
  const isLong = moov[at - 4] === 1;
  moov.write('canarytm', at, 'latin1');
  if (isLong) moov.write('canarytm', at + 8, 'latin1');
  return moov;
}

/** The same film as a phone writes it: with place, maker and name in every box that is known for them. */
export function withPlaceInBoxes(film: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < film.length; ) {
    const told = film.readUInt32BE(at);
    const size = told === 1 ? Number(film.readBigUInt64BE(at + 8)) : told;
    const box = film.subarray(at, at + size);
    const isMovie = box.toString('latin1', 4, 8) === 'moov';
    parts.push(isMovie ? boxOf('moov', dated(Buffer.from(box.subarray(8))), userData(), keyedData(), xmpBox) : box);
    at += size;
  }
  return Buffer.concat([...parts, xmpBox, boxOf('free', Buffer.from(sampleSecrets.comment))]);
}

/** An element of a WebM; its size takes eight bytes. */
export function elementOf(id: string, ...parts: readonly Uint8Array[]): Buffer {
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE((1n << 56n) | BigInt(parts.reduce((sum, { length }) => sum + length, 0)));
  return Buffer.concat([Buffer.from(id, 'hex'), size, ...parts]);
}

/** The same film with tags, an attached cover with EXIF, and a comment in empty space, at the end of its segment. */
export function withPlaceInTags(film: Buffer, cover: Uint8Array): Buffer {
  const tag = (name: string, value: string) =>
    elementOf('67c8', elementOf('45a3', Buffer.from(name)), elementOf('4487', Buffer.from(value)));
  const tags = elementOf('1254c367', elementOf('7373', tag('LOCATION', isoPlace), tag('ARTIST', sampleSecrets.artist)));
  const named = [elementOf('466e', Buffer.from('cover.jpg')), elementOf('4660', Buffer.from('image/jpeg'))];
  const file = elementOf('61a7', ...named, elementOf('465c', cover), elementOf('46ae', Buffer.of(7)));
  const added = Buffer.concat([tags, elementOf('1941a469', file), elementOf('ec', Buffer.from(sampleSecrets.comment))]);
  const at = film.indexOf('18538067', 0, 'hex');
  const body = at + 4 + Math.clz32(film[at + 4]!) - 23;
  // Places in a segment count from its content: a longer size in front of it moves none of them.
  return Buffer.concat([film.subarray(0, at), elementOf('18538067', film.subarray(body), added)]);
}
