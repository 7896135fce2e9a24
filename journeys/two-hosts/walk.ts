import { join } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import { codeOf } from '../../tools/start/demo-accounts.ts';
import { opening, scanning } from '../actors/cases.ts';
import { deskScreen, inLanguage } from '../actors/desk.ts';
import { phone, signInByHand } from '../actors/phone.ts';
import type { Host } from './hosts.ts';
import { cutLink, mendLink } from './network.ts';

/** What the walk needs. */
export interface Walk {
  readonly home: Host;
  readonly service: Host;
  readonly browser: Browser;
  readonly say: (line: string) => void;
  /** Folder for pictures, if somebody wants to look. */
  readonly pictures?: string | undefined;
}

/** Where both regions are found. */
export const origin = { home: 'https://home.hall.example', service: 'https://service.hall.example' };
/** A machine with other work may need a moment. */
export const patience = { timeout: 30_000 };

/** What people look for on the screens. */
export const words = {
  zh: {
    withdraw: '撤回同意',
    really: '确认撤回',
    stopping: /已撤回。服务/,
    kind: '向境外提供个人信息',
    policy: '隐私政策',
    serviceAway: /服务区域暂时没有响应/,
    reply: '回复',
    send: '发送',
    keptHere: /已保存在这里/,
    cut: /连接中断/,
  },
} as const;

/** A picture, where somebody wants to look. */
export const picture = ({ pictures }: Walk, page: Page, name: string) =>
  pictures ? page.screenshot({ path: join(pictures, `${name}.png`) }) : undefined;

/** A customer at a phone, signed in at home. */
export async function customerAt(walk: Walk, login: string, language = 'zh'): Promise<Page> {
  const context = await walk.browser.newContext(phone);
  await inLanguage(context, language);
  const page = await context.newPage();
  page.setDefaultTimeout(patience.timeout);
  const { password } = walk.home.accounts().customers.find((one) => one.login === login)!;
  await page.goto(`${origin.home}/session/start?next=/`);
  await signInByHand(page, language as 'zh', login, password);
  return page;
}

/** A staff member at the workbench. */
export async function staffAt(walk: Walk, login: string): Promise<Page> {
  const context = await walk.browser.newContext(deskScreen);
  await inLanguage(context, 'en');
  const page = await context.newPage();
  page.setDefaultTimeout(patience.timeout);
  const { password, totpSecret } = walk.service.accounts().staff.find((one) => one.login === login)!;
  await page.goto(`${origin.service}/workbench/`);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Login name or e-mail').fill(login);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Six-digit code').fill(codeOf(totpSecret, new Date()).code);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible(patience);
  return page;
}

async function openCase(page: Page, text: string): Promise<string> {
  const scan = scanning(page, 'zh');
  await scan.begin();
  await scan.typeNumber('A0230E1234');
  await scan.choose('limited');
  const form = opening(page, 'zh');
  await form.describe(text);
  return form.send();
}

/** Withdraws the transfer abroad in the settings. */
export async function withdraw(page: Page): Promise<void> {
  await page.goto(`${origin.home}/settings/agreements`);
  const card = page.getByRole('heading', { level: 3, name: words.zh.kind }).locator('..');
  await card.getByRole('button', { name: words.zh.withdraw }).click();
  await card.getByRole('button', { name: words.zh.really }).click();
}

/** A case from home to the desk abroad, then a withdrawal, seen in both regions. */
export async function mainWalk(walk: Walk): Promise<void> {
  const page = await customerAt(walk, 'zhou.jie');
  const number = await openCase(page, '切割面有毛刺');
  walk.say(`signed in at home, opened ${number} abroad`);
  const desk = await staffAt(walk, 'mei.zhang');
  await desk.goto(`${origin.service}/workbench/cases/${number}`);
  await expect(desk.getByText('切割面有毛刺').first()).toBeVisible(patience);
  walk.say(`${number} is on the desk`);
  await withdraw(page);
  await expect(page).toHaveURL(`${origin.home}/`, patience);
  await expect(page.getByRole('heading', { level: 1, name: words.zh.kind })).toBeVisible(patience);
  await picture(walk, page, 'withdrawn');
  walk.say('withdrew the transfer: home asks for it again and shows nothing of the service');
  await desk.context().close();
  await page.context().close();
}

/** The link between the regions is cut: who withdraws is told that it stops as soon as it can, and it does. */
export async function linkCut(walk: Walk): Promise<void> {
  const page = await customerAt(walk, 'wang.haifeng');
  await expect(page.getByRole('navigation').first()).toBeVisible(patience);
  cutLink();
  await page.goto(`${origin.home}/privacy`);
  await withdraw(page);
  await expect(page.getByText(words.zh.stopping)).toBeVisible(patience);
  await picture(walk, page, 'link-cut-stopping');
  walk.say('with the link cut a withdrawal is kept and says that it stops as soon as it can');
  mendLink();
  await page.context().close();
}
