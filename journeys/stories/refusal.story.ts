import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { firstVisit } from '../actors/first-visit.ts';
import { phone } from '../actors/phone.ts';
import { words } from '../actors/words.ts';
import { origins } from '../stage/ports.ts';
import { record } from '../stage/recorder.ts';
import { linesSince, rowCounts } from '../stage/rows.ts';

const say = words.zh;

/** Everything a page can leave behind in a browser. */
const leftBehind = async (context: BrowserContext, page: Page) => ({
  cookies: (await context.cookies()).map(({ name }) => name),
  ...(await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))),
});

const nothing = { cookies: [], local: [], session: [], databases: [], caches: [], workers: 0 };

/** Somebody reads and refuses. */
async function refuse(page: Page, at: 'policy' | 'transfer'): Promise<void> {
  const visit = firstVisit(page, 'zh');
  await visit.open();
  await visit.toPolicy();
  if (at === 'transfer') await visit.agreeToPolicy();
  await page.getByRole('button', { name: say.disagree, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: say.declinedTitle })).toBeVisible();
}

test('S0.3 Disagree stands beside Agree with the same size and look', async ({ browser }) => {
  const page = await (await browser.newContext(phone)).newPage();
  const visit = firstVisit(page, 'zh');
  await visit.open();
  await visit.toPolicy();
  const [agree, disagree] = await Promise.all(
    [say.agree, say.disagree].map((name) =>
      page.getByRole('button', { name, exact: true }).evaluate((button) => {
        const { width, height, y } = button.getBoundingClientRect();
        const { color, backgroundColor, fontSize, fontWeight, borderColor } = getComputedStyle(button);
        return { width: Math.round(width), height, y, color, backgroundColor, fontSize, fontWeight, borderColor };
      }),
    ),
  );
  expect(disagree).toEqual(agree);
  await page.context().close();
});

test('S0.3 whoever refuses the policy leaves nothing behind, and every start begins again', async ({ browser }) => {
  const context = await browser.newContext(phone);
  const recorder = record(context);
  const page = await context.newPage();
  await refuse(page, 'policy');
  expect(await leftBehind(context, page)).toEqual(nothing);
  await expect(page.getByText('如何移除本应用')).toBeVisible();

  for (const path of ['/', '/cases', '/settings/profile', '/m/#1&m=A0230E1234']) {
    await page.goto(origins.home + path);
    await page.getByRole('button', { name: say.language, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: say.startTitle })).toBeVisible();
    await expect(page.getByRole('heading', { name: say.policyTitle })).toHaveCount(0);
  }
  await page.reload();
  await expect(page.getByRole('button', { name: say.language, exact: true })).toBeVisible();
  expect(await leftBehind(context, page)).toEqual(nothing);
  expect(recorder.to(origins.service)).toEqual([]);
  expect(recorder.requests.filter((request) => request.method() !== 'GET').map((request) => request.url())).toEqual([]);
  await context.close();
});

test('S5.2 S5.3 whoever refuses the transfer abroad gets no service, and nothing went abroad', async ({ browser }) => {
  const context = await browser.newContext(phone);
  const recorder = record(context);
  const page = await context.newPage();
  await refuse(page, 'transfer');
  await expect(page.getByText('没有任何信息发送到境外')).toBeVisible();
  expect(await leftBehind(context, page)).toEqual(nothing);
  expect(recorder.to(origins.service)).toEqual([]);
  expect(recorder.requests.filter((request) => request.method() !== 'GET').map((request) => request.url())).toEqual([]);
  await page.getByRole('button', { name: '重新阅读' }).click();
  await expect(page.getByRole('heading', { level: 1, name: say.startTitle })).toBeVisible();
  await context.close();
});

test('S0.3 nothing is stored while somebody only reads', async ({ browser }) => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const visit = firstVisit(page, 'zh');
  await visit.open();
  await visit.toPolicy();
  await visit.agreeToPolicy();
  await visit.agreeToTransfer();
  expect(await leftBehind(context, page)).toEqual(nothing);
  // The document's first script has run, under the page's own policy.
  expect(await page.evaluate(() => [...(globalThis.asked?.keys() ?? ['none'])])).not.toContain('none');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: say.transferTitle })).toBeVisible();
  await context.close();
});

test('S0.3, S5.3 a refusal leaves no row in any table of any database, and only shortened addresses in the log of use', async ({
  browser,
}) => {
  const [before, since] = [await rowCounts(), new Date()];
  expect(Object.keys(before).length).toBeGreaterThan(60);
  for (const at of ['policy', 'transfer'] as const) {
    const context = await browser.newContext(phone);
    const recorder = record(context);
    await refuse(await context.newPage(), at);
    expect(recorder.to(origins.service)).toEqual([]);
    await context.close();
  }
  // Lines of the log are written in the second after the request.
  await expect.poll(async () => (await linesSince('home', since)).length).toBeGreaterThan(5);
  for (const { address, person_id } of await linesSince('home', since)) {
    expect(person_id).toBeNull();
    expect(address).toMatch(/^(\d+\.\d+\.\d+\.0|[0-9a-f:]*::)$/);
  }
  // Sign-ins of before that have ended may be swept away meanwhile: fewer rows are no trace.
  const grown = Object.entries(await rowCounts()).filter(([table, count]) => count > (before[table] ?? 0));
  expect(grown).toEqual([]);
});
