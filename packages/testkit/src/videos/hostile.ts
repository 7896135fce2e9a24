import { boxOf, elementOf } from './place.ts';

const number32 = (...values: number[]) => {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [at, value] of values.entries()) bytes.writeUInt32BE(value, 4 * at);
  return bytes;
};

const ftyp = boxOf('ftyp', Buffer.from('isom\0\0\0\0isommp41'));

/** A box whose header says another size than it has. */
const claiming = (type: string, size: number, content: Uint8Array) => {
  const box = boxOf(type, content);
  box.writeUInt32BE(size);
  return box;
};

/** `size` 1 and then a size of 64 bits. */
function claimingLong(type: string, size: bigint): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.writeUInt32BE(1);
  bytes.write(type, 4, 'latin1');
  bytes.writeBigUInt64BE(size, 8);
  return bytes;
}

function nested(depth: number): Buffer {
  let inner: Buffer = Buffer.alloc(0);
  for (let each = 0; each < depth; each++) inner = boxOf(['moov', 'trak', 'mdia', 'minf', 'stbl'][each % 5]!, inner);
  return inner;
}

/** A sample table that claims four thousand million samples of no bytes. */
function endlessTable(): Buffer {
  const header = boxOf('tkhd', Buffer.alloc(84, 1));
  const entry = boxOf('avc1', Buffer.alloc(78));
  const table = boxOf(
    'stbl',
    boxOf('stsd', number32(0, 1), entry),
    boxOf('stsz', number32(0, 0, 0xffffffff)),
    boxOf('stsc', number32(0, 1, 1, 0xffffffff, 1)),
    boxOf('stco', number32(0, 1, 0)),
  );
  const media = boxOf('mdhd', Buffer.alloc(24));
  const handler = boxOf('hdlr', Buffer.alloc(8), Buffer.from('vide'), Buffer.alloc(12));
  const trak = boxOf('trak', header, boxOf('mdia', media, handler, boxOf('minf', table)));
  return Buffer.concat([ftyp, boxOf('moov', boxOf('mvhd', Buffer.alloc(100)), trak), boxOf('mdat', Buffer.alloc(64))]);
}

const ebml = elementOf('1a45dfa3', elementOf('4282', Buffer.from('webm')));

/** Files that are called films and are none, or films that want to be endless. */
export const noFilms: Readonly<Record<string, Buffer>> = {
  'a playlist': Buffer.from('#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:10,\nhttp://169.254.169.254/latest/meta-data/\n'),
  'a list of files': Buffer.from("ffconcat version 1.0\nfile '/etc/passwd'\nfile 'http://127.0.0.1/'\n"),
  'a page': Buffer.from('<!doctype html><video src=x onerror=alert(1)>'),
  'a box larger than the file': Buffer.concat([ftyp, claiming('moov', 0x7fffffff, Buffer.alloc(32))]),
  'a box of 2^63 bytes': Buffer.concat([ftyp, claimingLong('mdat', 2n ** 63n)]),
  'a box smaller than its header': Buffer.concat([ftyp, claiming('moov', 4, Buffer.alloc(32))]),
  'boxes in boxes, 100,000 deep': Buffer.concat([ftyp, nested(100_000)]),
  'a hundred thousand empty boxes': Buffer.concat([ftyp, ...Array(100_000).fill(boxOf('free'))]),
  'a table of 4,294,967,295 samples': endlessTable(),
  'nothing but a brand': ftyp,
  'a film without frames': Buffer.concat([ftyp, boxOf('moov', boxOf('mvhd', Buffer.alloc(100))), boxOf('mdat')]),
  'a WebM whose segment is larger than the file': Buffer.concat([ebml, Buffer.from('1853806701000000ffffffff', 'hex')]),
  'a WebM of clusters without tracks': Buffer.concat([
    ebml,
    elementOf(
      '18538067',
      elementOf('1f43b675', elementOf('e7', Buffer.of(0)), elementOf('a3', Buffer.of(0x81, 0, 0, 0))),
    ),
  ]),
  'a Matroska that is no WebM': Buffer.concat([
    elementOf('1a45dfa3', elementOf('4282', Buffer.from('matroska'))),
    elementOf('18538067'),
  ]),
};
