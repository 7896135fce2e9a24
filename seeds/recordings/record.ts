import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from '@playwright/test';
import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Output, WebMOutputFormat } from 'mediabunny';
import { chromiumLaunch } from '#testkit/chromium';
import { axisLog, pressBrake, sheet } from './scenes.ts';

// Run by hand when a scene changes: `node seeds/recordings/record.ts`. The files are committed, so that the demo needs
// neither an encoder nor fonts.
const [width, height, framesPerSecond, seconds] = [480, 360, 10, 8];
const frames = framesPerSecond * seconds;

interface Encoded {
  readonly base64: string;
  readonly isKey: boolean;
}

/** Draws each frame and encodes it with the browser's own VP9. */
function encode(page: Page, drawings: readonly string[]): Promise<Encoded[]> {
  return page.evaluate(
    async ({ drawings, width, height, framesPerSecond }) => {
      const made: Encoded[] = [];
      const encoder = new VideoEncoder({
        error: (thrown) => {
          throw thrown;
        },
        output: (chunk) => {
          const bytes = new Uint8Array(chunk.byteLength);
          chunk.copyTo(bytes);
          made.push({ base64: btoa(String.fromCharCode(...bytes)), isKey: chunk.type === 'key' });
        },
      });
      encoder.configure({ codec: 'vp09.00.21.08', width, height, bitrate: 160_000, framerate: framesPerSecond });
      const canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext('2d')!;
      for (const [number, drawing] of drawings.entries()) {
        const image = new Image();
        image.src = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
        await image.decode();
        pen.drawImage(image, 0, 0);
        const frame = new VideoFrame(canvas, { timestamp: (number * 1_000_000) / framesPerSecond });
        encoder.encode(frame, { keyFrame: number % (2 * framesPerSecond) === 0 });
        frame.close();
      }
      await encoder.flush();
      return made;
    },
    { drawings, width, height, framesPerSecond },
  );
}

async function film(page: Page): Promise<Buffer> {
  const drawings = Array.from({ length: frames }, (_, number) => pressBrake(number / (frames - 1)));
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const video = new EncodedVideoPacketSource('vp9');
  output.addVideoTrack(video);
  await output.start();
  for (const [number, { base64, isKey }] of (await encode(page, drawings)).entries()) {
    const bytes = Buffer.from(base64, 'base64');
    const packet = new EncodedPacket(bytes, isKey ? 'key' : 'delta', number / framesPerSecond, 1 / framesPerSecond);
    const decoderConfig = { codec: 'vp09.00.21.08', codedWidth: width, codedHeight: height };
    await video.add(packet, number === 0 ? { decoderConfig } : undefined);
  }
  await output.finalize();
  return Buffer.from(target.buffer!);
}

const put = (name: string, bytes: Uint8Array | string) => writeFile(new URL(name, import.meta.url), bytes);

const browser = await chromium.launch(chromiumLaunch());
const page = await browser.newPage({ viewport: { width, height } });
// An encoder is given to pages of a secure origin alone, and this host counts as one.
const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<p>'));
await new Promise<void>((settle) => server.listen(0, 'localhost', settle));
await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
await put('press-brake.webm', await film(page));
await page.setContent(`<style>body{margin:0}</style>${pressBrake(0.6)}`);
await put('press-brake.jpg', await page.screenshot({ type: 'jpeg', quality: 70 }));
await page.setContent(sheet);
await put(
  'axis-check.pdf',
  await page.pdf({ format: 'A5', landscape: true, margin: { top: '14mm', left: '14mm', right: '14mm' } }),
);
await put('axis-log.txt', axisLog);
server.close();
await browser.close();
