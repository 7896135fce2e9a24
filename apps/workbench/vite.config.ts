import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// In development the pages come from Vite and everything else from a running service (`npm start`).
const service = { target: 'http://127.0.0.1:4200', changeOrigin: false };

export default defineConfig({
  root: import.meta.dirname,
  base: '/workbench/',
  plugins: [react()],
  server: { port: 5370, strictPort: true, proxy: { '/api': service, '/staff-sign-in': service } },
  // The content security policy allows no inline scripts and no data: addresses for scripts.
  build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
