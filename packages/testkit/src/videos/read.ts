import { createHash } from 'node:crypto';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, FilePathSource, Input } from 'mediabunny';

/** What a library that cleans nothing reads of a film: its tags, and of each track every packet as one hash. */
export interface ReadFilm {
  readonly tags: Readonly<Record<string, unknown>>;
  readonly tracks: readonly { readonly kind: string; readonly codec: unknown; readonly packets: string }[];
}

/** Reads a film from memory or from a file; a file is read packet by packet. */
export async function readFilm(film: Uint8Array | string): Promise<ReadFilm> {
  const source = typeof film === 'string' ? new FilePathSource(film) : new BufferSource(film);
  const input = new Input({ formats: ALL_FORMATS, source });
  const tracks: { kind: string; codec: unknown; packets: string }[] = [];
  for (const track of await input.getTracks()) {
    if (!track.isVideoTrack() && !track.isAudioTrack()) continue;
    const hash = createHash('sha256');
    for await (const packet of new EncodedPacketSink(track).packets())
      hash.update(`${packet.timestamp.toFixed(4)} ${packet.type} ${packet.data.length} `).update(packet.data);
    tracks.push({ kind: track.type, codec: track.codec, packets: hash.digest('hex') });
  }
  const { raw, ...tags } = await input.getMetadataTags();
  return { tags: { ...tags, ...raw }, tracks };
}
