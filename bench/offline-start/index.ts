import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumLaunch } from '#testkit/chromium';
import { readDemoAccounts } from '../../tools/start/demo-accounts.ts';
import { startTestStack } from '../../tools/start/test-stack.ts';
import { median } from '../driver/rounds.ts';
import { type Row, verdictOf } from '../report/row.ts';

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'zh-CN' } as const;
const openings = 9;

/** From a tap on the app's icon without a connection to a draft that can be typed into (issue B: at most 1 s). */
export async function offlineStartRow(firstPort: number): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'service-center-start-'));
  // The database's user may be another one than ours; what is inside is closed.
  chmodSync(folder, 0o711);
  const dataFolder = join(folder, 'data');
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const stack = await startTestStack({ firstPort, dataFolder, report });
  const context = await chromium.launchPersistentContext(join(folder, 'phone'), { ...chromiumLaunch(), ...phone });
  try {
    const home = `http://localhost:${firstPort}`;
    const page = await signedIn(context, home, dataFolder);
    const online = await startsOf(page, home, 1);
    await context.setOffline(true);
    const offline = await startsOf(page, home, 1);
    const slow = await startsOf(page, home, 4);
    return rowOf(online, offline, slow);
  } finally {
    await context.close();
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function signedIn(context: BrowserContext, home: string, dataFolder: string): Promise<Page> {
  const account = readDemoAccounts(dataFolder)?.customers.find(({ login }) => login === 'lin.wei');
  if (!account) throw new Error('the installation has no demo account lin.wei');
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${home}/session/start?next=/`);
  await page.getByLabel('登录名或找回邮箱').fill(account.login);
  await page.getByLabel('密码', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator('a[href^="/cases/C-"]').first().waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });
  return page;
}

/** Milliseconds from the beginning of each opening until the form is there, by the page's own clock. */
async function startsOf(page: Page, home: string, slowness: number): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  const starts: number[] = [];
  for (let opening = 0; opening < openings; opening++) {
    await page.goto('about:blank');
    await page.goto(`${home}/open?machine=A0230E1234`);
    await page.getByRole('textbox', { name: '问题描述' }).waitFor();
    starts.push(await page.evaluate(() => performance.getEntriesByName('form')[0]!.startTime));
  }
  await session.detach();
  return starts.sort((one, other) => one - other);
}

const ms = (figure: number): string => `${Math.round(figure)} ms`;

function rowOf(online: number[], offline: number[], slow: number[]): Row {
  const figure = median(offline);
  return {
    what: 'start without a connection, to a draft',
    ours: `${ms(figure)}, slowest ${ms(offline.at(-1)!)}`,
    baseline: `${ms(median(online))} with a connection`,
    figure: ms(figure),
    spread: `${ms(offline[0]!)} to ${ms(offline.at(-1)!)}`,
    reach: '≤ 1000 ms',
    record: '500 ms',
    verdict: verdictOf(figure, { reach: 1000, record: 500, better: 'less' }),
    notes: [`with the processor four times slower: ${ms(median(slow))}, slowest ${ms(slow.at(-1)!)}`],
  };
}
