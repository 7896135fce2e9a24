import { rmSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';
import { chromiumLaunch } from '#testkit/chromium';
import { picturesFolder } from '../stage/config.ts';
import setUp from '../stage/set-up.ts';
import { type Size, sizes, taken } from './camera.ts';
import { writeContactSheets } from './contact-sheet.ts';
import { takeCustomer, takeEmulator, takeGermanCase, takeSignIn } from './customer.ts';
import { takeScan } from './scan.ts';
import { takeFirstVisit, takeGermanPolicy } from './visit.ts';
import { takeGermanQueue, takeOthers, takeWorkbench } from './workbench.ts';

/** Takes pictures of every screen; parts can be named: `npm run pictures -- customer workbench`. */
async function takeAll(browser: Browser, parts: readonly string[]): Promise<void> {
  const wants = (part: string) => parts.length === 0 || parts.includes(part);
  for (const language of ['zh', 'en'] as const) {
    for (const size of Object.keys(sizes) as Size[]) {
      if (wants('customer')) await takeCustomer(browser, language, size);
      if (wants('scan')) await takeScan(browser, language, size);
      if (wants('sign-in')) await takeSignIn(browser, language, size);
      if (wants('control')) await takeEmulator(browser, language, size);
      if (wants('visit')) await takeFirstVisit(browser, language, size);
      process.stdout.write(`${language}, ${size}: ${taken.length} pictures\n`);
    }
    if (wants('workbench')) {
      await takeWorkbench(browser, language);
      await takeOthers(browser, language);
    }
  }
  if (wants('german')) {
    for (const size of Object.keys(sizes) as Size[]) {
      await takeGermanPolicy(browser, size);
      await takeGermanCase(browser, size);
    }
    await takeGermanQueue(browser);
  }
}

rmSync(picturesFolder, { recursive: true, force: true });
const tearDown = await setUp();
const browser = await chromium.launch(
  chromiumLaunch(['--use-fake-device-for-media-stream', '--deny-permission-prompts', '--hide-scrollbars']),
);
try {
  await takeAll(browser, process.argv.slice(2));
  const sheets = await writeContactSheets(browser);
  process.stdout.write(`${taken.length} pictures in ${picturesFolder}/, overviews: ${sheets.join(', ')}\n`);
} finally {
  await browser.close();
  await tearDown();
}
