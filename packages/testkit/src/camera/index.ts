import { writeFile } from 'node:fs/promises';
import QRCode from 'qrcode';
import sharp from 'sharp';

/** How a code looks to the fake camera. */
export interface CameraView {
  /** Degrees, clockwise; a hand never holds a phone straight. */
  rotate?: number;
  /** Width of the code with its quiet zone as a part of the picture's height, 0 to 1. */
  size?: number;
  /** Dark room: how far black and white are from each other, 0 to 1. */
  contrast?: number;
  /** How bright the whole picture is, 0 to 1: a hall at night. */
  light?: number;
  /** White on black, as some controls draw it. */
  inverted?: boolean;
  /** Frames without a code before the frames with it: the person is still aiming. */
  emptyFrames?: number;
}

const WIDTH = 640;
const HEIGHT = 480;
const QUIET_MODULES = 4;
const CODE_FRAMES = 5;
const BACKGROUND = 96;

/**
 * Writes what a camera sees as a Y4M file for Chromium's `--use-file-for-fake-video-capture`: 640×480, 10 frames per
 * second, played in a loop. Without a text the camera sees a grey wall.
 */
export async function writeCameraFile(path: string, text: string | undefined, view: CameraView = {}): Promise<void> {
  const { light = 1, emptyFrames = 0 } = view;
  const picture = text === undefined ? wall() : grey(text, view);
  const frames = [...Array.from({ length: emptyFrames }, wall), ...repeated(picture)];
  await writeFrames(
    path,
    frames.map((frame) => frame.map((brightness) => Math.round(brightness * light))),
  );
}

/** The same from a picture, e.g. a screenshot of a control: the camera looks straight at it. */
export async function writeCameraFileOf(path: string, picture: Uint8Array): Promise<void> {
  const background = { r: BACKGROUND, g: BACKGROUND, b: BACKGROUND };
  const pixels = await sharp(picture)
    .resize(WIDTH, HEIGHT, { fit: 'contain', background })
    .flatten({ background })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  await writeFrames(path, repeated(pixels));
}

const wall = () => new Uint8Array(WIDTH * HEIGHT).fill(BACKGROUND);
const repeated = (picture: Uint8Array) => Array.from({ length: CODE_FRAMES }, () => picture);

async function writeFrames(path: string, brightness: Uint8Array[]): Promise<void> {
  const head = `YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`;
  const colourless = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.from('FRAME\n');
  await writeFile(
    path,
    Buffer.concat([Buffer.from(head), ...brightness.flatMap((plane) => [frame, plane, colourless])]),
  );
}

/** The Chromium switches that put such a file in the place of a camera and allow its use without a question. */
export function cameraSwitches(path: string): string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${path}`,
  ];
}

function grey(text: string, { rotate = 0, size = 0.85, contrast = 0.9, inverted = false }: CameraView): Uint8Array {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const across = modules.size + 2 * QUIET_MODULES;
  const scale = across / (HEIGHT * size);
  const cos = Math.cos((-rotate * Math.PI) / 180);
  const sin = Math.sin((-rotate * Math.PI) / 180);
  const brightness = (dark: boolean) => Math.round(128 + (dark === inverted ? 1 : -1) * 120 * contrast);
  const picture = new Uint8Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      // Turn the pixel back into the upright code: every pixel gets a value, no holes.
      const dx = x + 0.5 - WIDTH / 2;
      const dy = y + 0.5 - HEIGHT / 2;
      const column = Math.floor((dx * cos - dy * sin) * scale + across / 2);
      const row = Math.floor((dx * sin + dy * cos) * scale + across / 2);
      const isCode = column >= 0 && row >= 0 && column < across && row < across;
      picture[y * WIDTH + x] = isCode
        ? brightness(isDark(modules, row - QUIET_MODULES, column - QUIET_MODULES))
        : BACKGROUND;
    }
  }
  return picture;
}

function isDark(modules: QRCode.BitMatrix, row: number, column: number): boolean {
  if (row < 0 || column < 0 || row >= modules.size || column >= modules.size) return false;
  return modules.get(row, column) === 1;
}
