import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';
import { earlyScript } from './build/early-script.ts';
import { leanRoutes } from './build/lean-routes.ts';

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

const written = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$|^(sw\.js|index\.html)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Builds the service worker last: it carries the list of every file that the build has written. */
function worker(): Plugin {
  let folder = here('./dist');
  let isWritten = false;
  return {
    name: 'worker',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    writeBundle() {
      isWritten = true;
    },
    async closeBundle() {
      // A build that failed ends here too; its own words are the ones to show.
      if (!isWritten) return;
      const files = written(folder);
      const hash = createHash('sha256');
      for (const file of [...files, join(folder, 'index.html')]) hash.update(file).update(readFileSync(file));
      const addresses = files.map((file) => `/${relative(folder, file)}`);
      await build({
        configFile: false,
        logLevel: 'error',
        publicDir: false,
        plugins: [leanRoutes()],
        resolve,
        define: {
          appFiles: JSON.stringify(addresses),
          appBuild: JSON.stringify(hash.digest('hex').slice(0, 12)),
        },
        build: {
          outDir: folder,
          emptyOutDir: false,
          target,
          lib: { entry: here('./src/worker/main.ts'), formats: ['iife'], name: 'worker', fileName: () => 'sw.js' },
          rolldownOptions: { treeshake },
        },
      });
    },
  };
}

const source =
  (...names: string[]) =>
  (id: string) =>
    names.some((name) => id.includes(`/apps/customer/src/${name}`));

// Over slow air each file costs a round trip, and a browser has six connections: what opens together is one file.
const groups = [
  {
    name: 'parts',
    test: /rolldown.runtime|node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack)\//,
    priority: 10,
  },
  { name: 'core', tags: ['$initial' as const], priority: 9 },
  { name: 'visit', test: source('first-visit/FirstVisit', 'first-visit/VisitFrame'), priority: 8 },
  { name: 'signing', test: source('sign-in/SignInPage'), priority: 7 },
  {
    name: 'member',
    test: source(
      'shell/Shell',
      'shell/ahead/first-questions',
      'offline/person',
      'home/',
      'cases/CasesPage',
      'machines/MachinesPage',
    ),
    priority: 6,
  },
  {
    name: 'writing',
    test: source('cases/opening/OpenCasePage', 'cases/CasePage', 'scan-page/ArrivalPage'),
    priority: 5,
  },
];

const target = ['chrome107', 'safari16.4', 'firefox110'];

// Declaring a route or a schema does nothing by itself: those that no screen uses are left out. The names hold for
// every module, so none may be one that minified code has too: `z` took away half of the code reader.
const treeshake = {
  manualPureFunctions: ['defineRoute', 'line', 'text', 'defineTexts'],
  moduleSideEffects: [{ test: /packages\/contract\/src/, sideEffects: false }],
};

// The schemas of the contract check texts in forms only; whole zod would cost 21 KB of the first screen.
const resolve = { alias: { zod: here('./src/light-zod/index.ts') } };

export default defineConfig({
  root: here('.'),
  plugins: [
    react(),
    leanRoutes(),
    earlyScript({ resolve, build: { target, rolldownOptions: { treeshake } } }),
    compressed(),
    worker(),
  ],
  resolve,
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target,
    // The policy of the page allows scripts, styles and fonts from its own address only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { treeshake, output: { codeSplitting: { groups } } },
  },
});
