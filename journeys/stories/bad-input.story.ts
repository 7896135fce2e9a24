import { expect, type Page, test } from '@playwright/test';
import { noPictures } from '#testkit/pictures';
import { callerOf } from '../actors/api.ts';
import { opening, shownCase } from '../actors/cases.ts';
import { phoneOf } from '../actors/phone.ts';
import { words } from '../actors/words.ts';
import { origins } from '../stage/ports.ts';

const say = words.zh;
let once: string;
test.beforeEach(() => {
  once = `${Date.now().toString(36)}`;
});

/** A form that could be sent. */
async function filledForm(page: Page, description: string) {
  await page.goto(`${origins.home}/open?machine=A0230E1234`);
  const form = opening(page, 'zh');
  await page.getByText(say.limited).click();
  await form.describe(description);
  return form;
}

test('S2.2 a double click on send makes one case', async ({ browser }) => {
  const context = await phoneOf(browser, 'zhou.jie');
  const page = await context.newPage();
  const form = await filledForm(page, `点了两次 ${once}`);
  await form.sendButton.dblclick();
  await shownCase(page);
  const call = await callerOf(context);
  const { body } = await call('/api/cases?scope=mine&limit=50');
  const cases = body.cases as { description: string }[];
  expect(cases.filter(({ description }) => description.includes(once))).toHaveLength(1);
  await context.close();
});

test('S2.2 the back button after sending shows no form that could be sent again', async ({ browser }) => {
  const context = await phoneOf(browser, 'zhou.jie');
  const page = await context.newPage();
  await page.goto(`${origins.home}/cases`);
  await page.getByRole('link', { name: say.openCase }).click();
  const form = opening(page, 'zh');
  await page.getByLabel('设备', { exact: true }).selectOption('A0230E1234');
  await page.getByText(say.limited).click();
  await form.describe(`退回 ${once}`);
  const caseNumber = await form.send();
  await page.goBack();
  await expect(page).toHaveURL(/\/cases$/);
  await expect(page.getByRole('link', { name: new RegExp(caseNumber) })).toBeVisible();
  await page.getByRole('link', { name: say.openCase }).click();
  await expect(form.description).toHaveValue('');
  await context.close();
});

test('S2.2 two tabs keep their own words, and each hears of the other’s case', async ({ browser }) => {
  const context = await phoneOf(browser, 'zhou.jie');
  const [one, other] = [await context.newPage(), await context.newPage()];
  const first = await filledForm(one, `第一个标签页 ${once}`);
  const second = await filledForm(other, `第二个标签页 ${once}`);
  const number = await first.send();
  await expect(second.description).toHaveValue(`第二个标签页 ${once}`);
  await one.goto(`${origins.home}/cases`);
  await expect(one.getByRole('link', { name: new RegExp(number) })).toBeVisible();
  const otherNumber = await second.send();
  expect(otherNumber).not.toBe(number);
  await expect(one.getByRole('link', { name: new RegExp(otherNumber) })).toBeVisible();
  await context.close();
});

// Without the service worker: what it fetches is out of a story's reach.
test('a stale tab says that there is a new version, and typed words outlive the reload', async ({ browser }) => {
  const context = await phoneOf(browser, 'zhou.jie', { serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.clock.install();
  const form = await filledForm(page, `旧版本 ${once}`);
  await page.route('**/version.json', (route) => route.fulfill({ json: { build: 'the next one' } }));
  await page.clock.fastForward('05:30');
  await expect(page.getByText('应用有新版本。已填写的内容会保留。')).toBeVisible();
  await page.getByRole('button', { name: '重新加载' }).click();
  await expect(form.description).toHaveValue(`旧版本 ${once}`);
  await context.close();
});

test('a part of the app that an update took away leads to a way out', async ({ browser }) => {
  const context = await phoneOf(browser, 'zhou.jie', { serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(origins.home);
  await expect(page.getByRole('link', { name: say.scan })).toBeVisible();
  await page.route('**/assets/MachinePage*.js', (route) => route.fulfill({ status: 404 }));
  await page.getByRole('link', { name: '设备', exact: true }).click();
  await page.getByRole('link', { name: /TruBend 5130/ }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.unroute('**/assets/MachinePage*.js');
  await page.getByRole('button', { name: /重试|重新加载/ }).click();
  await expect(page.getByRole('heading', { name: 'TruBend 5130' })).toBeVisible();
  await context.close();
});

test('a text file named .jpg is refused in plain words, and the case can be sent without it', async ({ browser }) => {
  const context = await phoneOf(browser, 'zhou.jie');
  const page = await context.newPage();
  const form = await filledForm(page, `错误的文件 ${once}`);
  const notes = Buffer.from(noPictures.html ?? '');
  await form.attach({ name: 'notes.jpg', mimeType: 'image/jpeg', buffer: notes });
  await expect(page.getByText('不支持这种文件。')).toBeVisible();
  await form.sendButton.click();
  await expect(page.getByText('有文件未能上传。请继续上传或移除后再发送。')).toBeVisible();
  await page.getByRole('button', { name: '移除 notes.jpg' }).click();
  await form.send();
  await context.close();
});

test('S2.3 a foreign machine and one that does not exist are refused alike', async ({ browser }) => {
  const context = await phoneOf(browser, 'zhou.jie');
  const call = await callerOf(context);
  const foreign = 'B0512A0644';
  const unknown = 'B9999A9999';
  const body = (machineNumber: string) => ({
    id: crypto.randomUUID(),
    machineNumber,
    reason: 'fault',
    severity: 'limited',
    description: 'x',
    language: 'zh',
    contact: { callBackNumber: '+86 512 5550 1002' },
    files: [],
  });
  for (const ask of [
    (number: string) => call(`/api/machines/${number}`),
    (number: string) => call('/api/cases', { method: 'POST', body: body(number) }),
    (number: string) => call(`/api/cases?machineNumber=${number}`),
  ]) {
    const [one, other] = [await ask(foreign), await ask(unknown)];
    expect(one.status).toBe(other.status);
    expect(JSON.stringify(one.body).replaceAll(foreign, unknown)).toBe(JSON.stringify(other.body));
  }
  const page = await context.newPage();
  for (const number of [foreign, unknown]) {
    await page.goto(`${origins.home}/scan`);
    await page.getByLabel(say.typeNumber).fill(number);
    await page.getByRole('button', { name: say.find }).click();
    await expect(page.getByRole('alert')).toContainText(say.noSuchMachine);
  }
  await context.close();
});
