import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What Playwright's `launch` needs to start the browser that came with the packages. */
export interface ChromiumLaunch {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, '..', '..', '..', '..', 'node_modules');

/** Headless, no traffic of its own, and working for root in a container without a GPU. */
export const chromiumFlags = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-features=OptimizationHints,MediaRouter,DialMediaRouteProvider,Translate,AutofillServerCommunication',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/**
 * Everything to start Chromium with, unpacked into node_modules/.cache the first time (about 2 s, 270 MB); its own libraries
 * and fonts are used only where the machine lacks them.
 */
export function chromiumLaunch(extraArgs: string[] = []): ChromiumLaunch {
  const folder = unpackedFolder();
  return {
    executablePath: join(folder, 'chromium'),
    args: [...chromiumFlags, ...extraArgs],
    env: environmentFor(folder),
  };
}

function unpackedFolder(): string {
  const manifest = join(modules, '@sparticuz', 'chromium', 'package.json');
  if (!existsSync(manifest)) throw new Error('Chromium for the journeys is not installed: run "npm install".');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = join(modules, '.cache', `chromium-${version}`);
  if (!existsSync(folder)) unpackInto(folder);
  return folder;
}

function unpackInto(folder: string): void {
  // Unpacked beside and renamed: two test runs at once never see half a browser.
  const half = `${folder}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  execFileSync(process.execPath, [join(here, 'unpack.ts')], {
    // The package adds the libraries only where it believes to be on this platform.
    env: { TMPDIR: half, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeFileSync(join(half, 'fonts', 'fonts.conf'), fontsConfiguration(folder));
  try {
    renameSync(half, folder);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts', 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts', 'cache')}</cachedir>
</fontconfig>
`;
}

function environmentFor(folder: string): Record<string, string> {
  const needsLibraries = spawnSync(join(folder, 'chromium'), ['--version'], { stdio: 'ignore' }).status !== 0;
  return {
    ...(needsLibraries ? { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } : {}),
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
  };
}
