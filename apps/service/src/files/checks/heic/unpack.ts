import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { workerData } from 'node:worker_threads';
import type { MainModule } from 'libheif-js/libheif-wasm/libheif';
import { answerFor } from '../threads/work.ts';
import { broken, Refused } from '../verdict.ts';
import { boxesIn } from '../video/boxes.ts';
import { writePng } from './png.ts';

// 1.4 MB of wasm inside one script: nothing is fetched, and only this thread loads it.
const libheif = createRequire(import.meta.url)('libheif-js/wasm-bundle') as MainModule;

/** What the decoder answers: a picture whose pixels lie in its own memory, or an error. */
interface Decoded {
  readonly width?: number;
  readonly height?: number;
  readonly channels?: readonly { readonly data: Uint8Array; readonly stride: number }[];
}

/** The colour profile among the properties; phones write Display P3, which is not what a JPEG without one means. */
function profileIn(file: Buffer): Buffer | undefined {
  const at = file.indexOf('colrprof', 0, 'latin1');
  if (at < 4) return undefined;
  const profile = file.subarray(at + 8, at - 4 + file.readUInt32BE(at - 4));
  return profile.length >= 132 && profile.toString('latin1', 36, 40) === 'acsp' ? profile : undefined;
}

/** The decoder shows grey where bytes are missing; a torn file is one whose boxes go on behind its end. */
function requireWhole(file: Buffer): void {
  for (const box of boxesIn(file, 0, file.length)) if (box.end > file.length) throw broken();
}

async function unpack({ from, to, pixels }: { from: string; to: string; pixels: number }): Promise<true> {
  const file = await readFile(from);
  requireWhole(file);
  const context = libheif.heif_context_alloc()!;
  if (libheif.heif_context_read_from_memory(context, file).code !== libheif.heif_error_code.heif_error_Ok)
    throw broken();
  const handle = libheif.heif_js_context_get_primary_image_handle(context);
  const size = libheif.heif_image_handle_get_width(handle) * libheif.heif_image_handle_get_height(handle);
  if (size > pixels) throw new Refused('file-too-large');
  const { heif_colorspace_RGB } = libheif.heif_colorspace;
  const { heif_chroma_interleaved_RGB } = libheif.heif_chroma;
  const shown = libheif.heif_js_decode_image2(handle, heif_colorspace_RGB, heif_chroma_interleaved_RGB) as Decoded;
  const [channel] = shown.channels ?? [];
  if (!channel || !shown.width || !shown.height) throw broken();
  const { data, stride } = channel;
  await writePng(to, { width: shown.width, height: shown.height, stride, data }, profileIn(file));
  return true;
}

await answerFor(() => unpack(workerData));
