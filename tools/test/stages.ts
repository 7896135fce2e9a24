import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../start/config.ts';
import { buildApps } from '../start/ground/build.ts';
import { testEnvironment } from './config.ts';
import { type Counts, oneCheck, playwrightCounts, sum, vitestCounts } from './counts.ts';

/** One part of `npm test`. */
export interface Stage {
  name: string;
  run(): Promise<Counts>;
}

const journeysConfig = 'journeys/playwright.config.ts';

/** Every stage in order: the quick ones first. */
export const stages: Stage[] = [
  // Two programs: each app registers its own routes with the router's types.
  { name: 'types', run: () => typesOf('.') },
  { name: 'types of the workbench', run: () => typesOf('apps/workbench') },
  { name: 'lint', run: async () => oneCheck((await run('biome', ['check', '.'])) === 0) },
  { name: 'unit', run: runUnit },
  { name: 'journeys', run: runJourneys },
];

const typesOf = async (project: string) => oneCheck((await run('tsc', ['--noEmit', '-p', project])) === 0);

async function runUnit(): Promise<Counts> {
  return withReport(async (reportFile) => {
    const options = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
    const code = await run('vitest', options);
    return vitestCounts(readReport(reportFile), code);
  });
}

async function runJourneys(): Promise<Counts> {
  if (!existsSync(join(projectFolder, journeysConfig))) {
    process.stderr.write(`\n!!! NO JOURNEYS: ${journeysConfig} is missing, so nothing was tried in a browser.\n`);
    return oneCheck(false);
  }
  await buildApps();
  // At once: the stories of broken networks mostly wait. The others' seconds are promised to people, so no more than two.
  return sum(await Promise.all([playPart('rest', '4600'), playPart('network', '4700')]));
}

function playPart(part: string, firstPort: string): Promise<Counts> {
  return withReport(async (reportFile) => {
    const options = ['test', '--config', journeysConfig, '--reporter=list,json'];
    const environment = {
      STORIES_PART: part,
      STORIES_FIRST_PORT: firstPort,
      PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile,
    };
    const code = await run('playwright', options, environment);
    return playwrightCounts(readReport(reportFile), code);
  });
}

async function withReport(work: (reportFile: string) => Promise<Counts>): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'service-center-report-'));
  try {
    return await work(join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport<Report>(file: string): Report | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : null;
}

/** Runs a program of node_modules/.bin from the project's folder; settles with its exit code. */
function run(program: string, options: string[], environment: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(projectFolder, 'node_modules', '.bin', program), options, {
      cwd: projectFolder,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: testEnvironment(environment),
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
