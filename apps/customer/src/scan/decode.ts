import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { fetchedCode } from '#ui/code';

/** Finds codes in a picture; empty when there is none. */
export interface CodeReader {
  textsIn(picture: HTMLVideoElement | ImageBitmap): Promise<string[]>;
}

const detectorFile = fetchedCode(() => import('barcode-detector/ponyfill'), 'prepareZXingModule');

let loading: Promise<CodeReader> | undefined;

/**
 * Loads the reader of QR and Data Matrix symbols, once. It is the same WebAssembly on every phone: the detector built
 * into some browsers asks Google services that phones in mainland China do not have. The file comes from our own
 * address; script-src needs 'wasm-unsafe-eval', connect-src 'self'.
 */
export function loadCodeReader(): Promise<CodeReader> {
  loading ??= load().catch((cause: unknown) => {
    // Without a network the next tap tries again.
    loading = undefined;
    throw new Error('the code reader could not be loaded', { cause });
  });
  return loading;
}

async function load(): Promise<CodeReader> {
  const { BarcodeDetector, prepareZXingModule } = await detectorFile();
  await prepareZXingModule({ overrides: { locateFile: () => wasmAddress }, fireImmediately: true });
  const detector = new BarcodeDetector({ formats: ['qr_code', 'data_matrix'] });
  return {
    textsIn: async (picture) => (await detector.detect(picture)).map((found) => found.rawValue),
  };
}
