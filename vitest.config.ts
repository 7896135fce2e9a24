import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{apps,packages,guards,tools,seeds,bench,journeys}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['packages/testkit/src/database/global-setup.ts'],
    pool: 'forks',
    // As many as the cores of the machine that checks: with a third, films and restarts of servers were late.
    maxWorkers: 2,
    // Files share their process's modules: no module may keep state that a second file would meet, and imports are paid once.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Once more: tests that kill processes and measure patience share two cores with everything else.
    retry: 1,
    // Chinese is the default language; a test that needs another zone says so.
    env: { TZ: 'UTC' },
  },
});
