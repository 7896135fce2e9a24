import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from '#testkit/chromium';
import { part } from './stage/config.ts';

/** `npm test` plays the stories in two parts at once, each against an installation of its own; without a part, all. */
const stories = {
  all: {},
  // With the story that opens every screen both parts end at about the same time.
  network: { testMatch: ['network/**/*.story.ts', 'by-hand.story.ts', 'without-bugs.story.ts'] },
  rest: { testIgnore: ['network/**', 'by-hand.story.ts'] },
};

/** The stories run one after the other against one installation, which global set-up starts in a temporary folder. */
export default defineConfig({
  testDir: './stories',
  testMatch: '**/*.story.ts',
  ...stories[part],
  outputDir: `../test-results/${part}`,
  globalSetup: './stage/set-up.ts',
  fullyParallel: false,
  workers: 1,
  // Once more, because seconds are promised to people and measured on whatever machine runs this; listed as flaky.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: 'list',
  use: { launchOptions: chromiumLaunch(), actionTimeout: 10_000, navigationTimeout: 15_000 },
});
