import { rmSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';
import { chromiumLaunch } from '#testkit/chromium';
import { picturesFolder } from '../stage/config.ts';
import setUp from '../stage/set-up.ts';
import { type Round, taken } from './camera.ts';
import { readChoices } from './choices.ts';
import { writeContactSheets, writeFaults } from './contact-sheet.ts';
import { takeCases } from './customer/cases.ts';
import { takeColleagues } from './customer/colleagues.ts';
import { takeByHand, takeFiles } from './customer/files.ts';
import { takePages } from './customer/pages.ts';
import { takePolicy } from './customer/policy.ts';
import { takeScan } from './customer/scan.ts';
import { takeSignIn } from './customer/sign-in.ts';
import { takeAmounts, takeOffline, takeTrouble } from './customer/states.ts';
import { takeFirstVisit } from './customer/visit.ts';
import { takeControl } from './others/control.ts';
import { takeLan } from './others/lan.ts';
import { takeDeskCase } from './workbench/case.ts';
import { takeImports } from './workbench/imports.ts';
import { takeDeskPages } from './workbench/pages.ts';
import { takePrivacyDesk } from './workbench/privacy.ts';
import { takeDeskSignIn, takeDeskStates } from './workbench/states.ts';

type Part = (browser: Browser, round: Round) => Promise<void>;

const groups: Readonly<Record<string, Readonly<Record<string, Part>>>> = {
  customer: {
    pages: takePages,
    cases: takeCases,
    'by-hand': takeByHand,
    scan: takeScan,
    files: takeFiles,
    colleagues: takeColleagues,
    amounts: takeAmounts,
    trouble: takeTrouble,
    offline: takeOffline,
    'sign-in': takeSignIn,
    visit: takeFirstVisit,
    policy: takePolicy,
  },
  workbench: {
    desk: takeDeskPages,
    case: takeDeskCase,
    imports: takeImports,
    privacy: takePrivacyDesk,
    'desk-states': takeDeskStates,
    'desk-sign-in': takeDeskSignIn,
  },
  others: { control: takeControl, lan: takeLan },
};

const choices = readChoices(process.argv.slice(2), groups);
const parts = Object.assign({}, ...Object.values(groups)) as Readonly<Record<string, Part>>;

// What cannot be taken is said at the end; the other pictures are worth having.
async function takeAll(browser: Browser): Promise<string[]> {
  const missing: string[] = [];
  for (const language of choices.languages) {
    for (const name of choices.parts) {
      const began = Date.now();
      await parts[name]!(browser, { language, choices }).catch((error: Error) => {
        missing.push(
          `${name}, ${language}: ${error.message}\n${error.stack?.match(/pictures\/\S+/g)?.join('\n') ?? ''}`,
        );
      });
      const seconds = Math.round((Date.now() - began) / 1000);
      process.stdout.write(`${language}, ${name}: ${taken.length} pictures, ${seconds} s\n`);
      for (const open of browser.contexts()) await open.close();
    }
  }
  return missing;
}

rmSync(picturesFolder, { recursive: true, force: true });
const tearDown = await setUp();
const browser = await chromium.launch(
  chromiumLaunch(['--use-fake-device-for-media-stream', '--deny-permission-prompts', '--hide-scrollbars']),
);
try {
  const missing = await takeAll(browser);
  const sheets = await writeContactSheets(browser);
  process.stdout.write(`${taken.length} pictures in ${picturesFolder}/, overviews: ${sheets.join(', ')}\n`);
  process.stdout.write(`${writeFaults()} findings of the ruler in ${picturesFolder}/faults.txt\n`);
  for (const each of missing) process.stderr.write(`not taken: ${each}\n`);
  if (missing.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await tearDown();
}
