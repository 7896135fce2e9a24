import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  FilePathTarget,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
  type Target,
  TextSubtitleSource,
  WebMOutputFormat,
} from 'mediabunny';
import { plainPicture } from '../pictures/index.ts';
import { avcRecord, pcmFrame } from './h264.ts';

/** How a film is to be. */
export interface FilmWish {
  readonly width?: number;
  readonly height?: number;
  readonly frames?: number;
  readonly framesPerSecond?: number;
  /** Words of a subtitle track, as dash cameras write where they are. */
  readonly words?: string;
  /** A remark among the tags. */
  readonly comment?: string;
  /** A film in pieces, as recorders write that may be cut off. */
  readonly isFragmented?: boolean;
}

const container = {
  mp4: (isFragmented: boolean) => new Mp4OutputFormat({ fastStart: isFragmented ? 'fragmented' : false }),
  mov: (isFragmented: boolean) => new MovOutputFormat({ fastStart: isFragmented ? 'fragmented' : false }),
  webm: () => new WebMOutputFormat(),
};

interface Frames {
  readonly codec: 'avc' | 'vp8';
  readonly config: VideoDecoderConfig;
  readonly frame: (number: number) => Uint8Array;
}

async function writeTo(target: Target, kind: keyof typeof container, frames: Frames, wish: FilmWish): Promise<void> {
  const output = new Output({ format: container[kind](wish.isFragmented ?? false), target });
  const video = new EncodedVideoPacketSource(frames.codec);
  output.addVideoTrack(video);
  const words = wish.words === undefined ? undefined : new TextSubtitleSource('webvtt');
  if (words) output.addSubtitleTrack(words);
  if (wish.comment !== undefined) output.setMetadataTags({ comment: wish.comment });
  await output.start();
  const seconds = 1 / (wish.framesPerSecond ?? 30);
  const count = wish.frames ?? 30;
  if (words) {
    await words.add(`WEBVTT\n\n00:00:00.000 --> 00:00:00.500\n${wish.words}\n`);
    words.close();
  }
  for (let number = 0; number < count; number++) {
    const packet = new EncodedPacket(frames.frame(number), 'key', number * seconds, seconds);
    await video.add(packet, number === 0 ? { decoderConfig: frames.config } : undefined);
  }
  await output.finalize();
}

async function write(kind: keyof typeof container, frames: Frames, wish: FilmWish): Promise<Buffer> {
  const target = new BufferTarget();
  await writeTo(target, kind, frames, wish);
  return Buffer.from(target.buffer!);
}

function h264Frames({ width = 320, height = 240 }: FilmWish): Frames {
  const config = {
    codec: 'avc1.42C033',
    codedWidth: width,
    codedHeight: height,
    description: avcRecord(width, height),
  };
  return { codec: 'avc', config, frame: (number) => pcmFrame(width, height, number) };
}

/** A film in H.264, valid and of known size: about 1.5 bytes a pixel and frame. */
export const h264Film = (kind: 'mp4' | 'mov', wish: FilmWish = {}): Promise<Buffer> =>
  write(kind, h264Frames(wish), wish);

/** The same written to a file frame by frame: of any length, it never stands in memory whole. */
export const writeH264Film = (path: string, kind: 'mp4' | 'mov', wish: FilmWish = {}): Promise<void> =>
  writeTo(new FilePathTarget(path), kind, h264Frames(wish), wish);

/** A film in VP8: each frame of it is the picture of a WebP, which is nothing else. */
export async function vp8Film(wish: FilmWish = {}): Promise<Buffer> {
  const { width = 320, height = 240 } = wish;
  const webp = await plainPicture('webp', width, height);
  const at = webp.indexOf('VP8 ', 12, 'latin1');
  const frame = webp.subarray(at + 8, at + 8 + webp.readUInt32LE(at + 4));
  const config = { codec: 'vp8', codedWidth: width, codedHeight: height };
  return write('webm', { codec: 'vp8', config, frame: () => frame }, wish);
}
