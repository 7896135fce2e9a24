import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Writes each text file compressed beside itself: compressing once and well costs no request anything. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    // Not earlier: other plugins finish the content of chunks last.
    writeBundle({ dir = here('./dist') }, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!/\.(js|css|wasm)$/.test(name)) continue;
        const content = readFileSync(join(dir, name));
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content));
        writeFileSync(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  root: here('.'),
  plugins: [react(), compressed()],
  resolve: {
    // The schemas of the contract check texts in forms only; whole zod would cost 21 KB of the first screen.
    alias: { zod: here('./src/light-zod/index.ts') },
  },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: ['chrome107', 'safari16.4', 'firefox110'],
    // The policy of the page allows scripts, styles and fonts from its own address only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Declaring a route or a schema does nothing by itself: those that no screen uses are left out. The names hold for
      // every module, so none may be one that minified code has too: `z` took away half of the code reader.
      treeshake: {
        manualPureFunctions: ['defineRoute', 'line', 'text', 'defineTexts'],
        moduleSideEffects: [{ test: /packages\/contract\/src/, sideEffects: false }],
      },
    },
  },
});
