import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  plugins: [react()],
  resolve: {
    // The schemas of the contract check texts in forms only; whole zod would cost 21 KB of the first screen.
    alias: { zod: here('./src/light-zod/index.ts') },
  },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: ['chrome105', 'safari15.4', 'firefox110'],
    // The policy of the page allows scripts, styles and fonts from its own address only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
