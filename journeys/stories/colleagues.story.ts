import { expect, test } from '@playwright/test';
import { keyboardOf } from '../actors/keyboard.ts';
import { phoneOf } from '../actors/phone.ts';
import { words } from '../actors/words.ts';
import { origins } from '../stage/ports.ts';

const texts = {
  makeLink: '生成邀请链接',
  link: '邀请链接',
  join: '加入',
  remove: '移出企业',
  reallyRemove: '确认移出',
  cancel: '取消',
  copy: '复制链接',
  takeBack: '收回',
} as const;

test('a company admin invites by link, sees who came and removes again; who came changes between two companies', async ({
  browser,
}) => {
  const admins = await phoneOf(browser, 'wang.haifeng');
  const admin = await admins.newPage();
  await admin.goto(`${origins.home}/settings/colleagues`);
  const makes = admin.getByRole('button', { name: texts.makeLink });
  await keyboardOf(admin).push(makes);
  // A second press of Enter copies and makes no second link.
  await expect(admin.getByRole('button', { name: texts.copy })).toBeFocused();
  await expect(admin.getByRole('button', { name: texts.takeBack })).toHaveCount(1);
  const link = (await admin.getByLabel(texts.link, { exact: true }).textContent()) ?? '';
  expect(link).toMatch(new RegExp(`^${origins.home}/join#[A-Za-z0-9_-]{64}$`));

  const guests = await phoneOf(browser, 'he.lei');
  const guest = await guests.newPage();
  const asked: string[] = [];
  guest.on('request', (request) => asked.push(request.url()));
  await guest.goto(link);
  await expect(guest.getByRole('heading', { level: 1, name: /沈阳北辰电梯部件有限公司/ })).toBeVisible();
  // What stands behind `#` is in no address, here or at any region.
  expect(guest.url()).toBe(`${origins.home}/join`);
  await guest.getByRole('button', { name: texts.join, exact: true }).click();
  await expect(guest.getByRole('link', { name: words.zh.scan })).toBeVisible();
  expect(asked.filter((address) => address.includes(link.split('#')[1]!))).toEqual([]);
  await guest.getByRole('link', { name: /沈阳北辰/ }).click();
  await guest.getByRole('button', { name: /Aldenhoff/ }).click();
  await expect(guest.getByRole('link', { name: /Aldenhoff/ })).toBeVisible();
  await guest.goto(`${origins.home}/settings`);
  await guest.getByRole('button', { name: /沈阳北辰/ }).click();
  await expect(guest.getByRole('link', { name: /沈阳北辰/ })).toBeVisible();

  await admin.reload();
  await expect(admin.getByText(/何磊 已加入/)).toBeVisible();
  const card = admin.locator('details').filter({ hasText: '何磊' });
  const { press, push } = keyboardOf(admin);
  await test.step('by keys alone: the question begins at Cancel, Escape takes it back, and no key is lost afterwards', async () => {
    await push(card.locator('summary'));
    await push(card.getByRole('button', { name: texts.remove }));
    await expect(card.getByRole('button', { name: texts.cancel })).toBeFocused();
    await press('Escape');
    await expect(card.getByRole('button', { name: texts.remove })).toBeFocused();
    await press('Enter');
    await push(card.getByRole('button', { name: texts.reallyRemove }));
    await expect(card).toHaveCount(0);
    await expect(admin.getByRole('heading', { level: 2, name: /^同事/ })).toBeFocused();
  });
  // Only one company is left: the page of whoever was removed goes there by itself.
  await guest.reload();
  await expect(guest.getByText('Aldenhoff', { exact: false })).toBeVisible();
  await expect(guest.getByRole('link', { name: /沈阳北辰/ })).toHaveCount(0);
  for (const each of [admins, guests]) await each.close();
});
