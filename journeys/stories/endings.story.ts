import { expect, type Page, test } from '@playwright/test';
import { opening } from '../actors/cases.ts';
import { firstVisit, newAccount } from '../actors/first-visit.ts';
import { phone, phoneOf, signInByHand } from '../actors/phone.ts';
import { words } from '../actors/words.ts';
import { customer } from '../stage/accounts.ts';
import { codeIn, linkIn, mailTo } from '../stage/mail.ts';
import { origins } from '../stage/ports.ts';
import { record } from '../stage/recorder.ts';

const say = words.zh;
const linkIsOld = '此链接或验证码已失效，请重新获取。';

async function signInOnNewPhone(page: Page, login: string, password: string): Promise<void> {
  await page.goto(`${origins.home}/session/start?next=/`);
  await signInByHand(page, 'zh', login, password);
}

test('a session that was ended elsewhere says so, and typed words outlive the new sign-in', async ({ browser }) => {
  const { login, password } = customer('liu.fang');
  const phones = [await browser.newContext(phone), await browser.newContext(phone)] as const;
  const [here, elsewhere] = [await phones[0].newPage(), await phones[1].newPage()];
  await here.clock.install();
  await signInOnNewPhone(here, login, password);
  await here.getByRole('link', { name: '不扫描，直接新建案例' }).click();
  const form = opening(here, 'zh');
  await form.describe('这段文字不能丢');

  await signInOnNewPhone(elsewhere, login, password);
  await expect(elsewhere.getByRole('link', { name: say.scan })).toBeVisible();
  await elsewhere.goto(`${origins.home}/settings/sign-in`);
  const end = elsewhere.getByRole('button', { name: /^退出登录：/ });
  await expect(end.first()).toBeVisible();
  for (let left = await end.count(); left > 0; left--) {
    await end.first().click();
    await expect(end).toHaveCount(left - 1);
  }
  await expect(elsewhere.getByText('已退出，该设备立即失效。')).toBeVisible();

  // The token of the page lives for five minutes at most; then home is asked again.
  await here.clock.fastForward('06:00');
  await expect(here.getByText(say.ended)).toBeVisible();
  await here.reload();
  await expect(here.getByRole('heading', { level: 1, name: '登录已结束' })).toBeVisible();
  await here.getByRole('button', { name: say.signInAgain }).click();
  await signInByHand(here, 'zh', login, password);
  await expect(form.description).toHaveValue('这段文字不能丢');
  for (const each of phones) await each.close();
});

test('S2.1 a wrong code is told, the link of the mail works once, a used link says so', async ({ browser }) => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const visit = firstVisit(page, 'zh');
  const account = newAccount('used.link');
  await visit.open();
  await visit.toPolicy();
  await visit.agreeToPolicy();
  await visit.agreeToTransfer();
  await visit.createAccount(account);
  const mail = await mailTo(account.email);
  await page.getByLabel(say.code, { exact: true }).fill(codeIn(mail) === '123456' ? '654321' : '123456');
  await expect(page.getByText('验证码不正确，请重新输入。')).toBeVisible();

  const other = await context.newPage();
  await other.goto(linkIn(mail));
  await expect(other.getByText('邮箱已验证。')).toBeVisible();
  expect(new URL(other.url()).hash, 'the token leaves the address').toBe('');
  await other.goto('about:blank');
  await other.goto(linkIn(mail));
  await expect(other.getByText(linkIsOld)).toBeVisible();
  await page.getByLabel(say.code, { exact: true }).fill(codeIn(mail));
  await expect(page.getByText(linkIsOld)).toBeVisible();
  await page.getByRole('button', { name: '继续登录' }).click();
  await signInByHand(page, 'zh', account.email, account.password);
  await expect(page.getByRole('heading', { level: 1, name: say.profileTitle })).toBeVisible();
  await context.close();
});

test('S2.1 a link for a new password works once, and signs out everywhere', async ({ browser }) => {
  const { login } = customer('wang.haifeng');
  const email = `${login}@mail.example`;
  const page = await (await browser.newContext(phone)).newPage();
  const before = new Date();
  await page.goto(`${origins.home}/session/start?next=/`);
  await page.getByRole('link', { name: '忘记密码或登录名？' }).click();
  await page.getByLabel(say.recoveryEmail, { exact: true }).fill(email);
  await page.getByRole('button', { name: '发送邮件' }).click();
  const mail = await mailTo(email, before);
  expect(mail.text).toContain(login);
  await page.goto(linkIn(mail));
  await page.getByLabel('新密码', { exact: true }).fill('another long sentence of mine');
  await page.getByRole('button', { name: '保存密码' }).click();
  await expect(page.getByText('密码已更改。所有设备都已退出登录。')).toBeVisible();
  await page.goto('about:blank');
  await page.goto(linkIn(mail));
  await page.getByLabel('新密码', { exact: true }).fill('yet another long sentence');
  await page.getByRole('button', { name: '保存密码' }).click();
  await expect(page.getByText(linkIsOld)).toBeVisible();
  await signInOnNewPhone(page, login, 'another long sentence of mine');
  await expect(page.getByRole('link', { name: say.scan })).toBeVisible();
  await page.context().close();
});

test('a wrong password and a login that nobody has are refused alike', async ({ browser }) => {
  const page = await (await browser.newContext(phone)).newPage();
  await page.goto(`${origins.home}/session/start?next=/`);
  for (const login of ['anna.reuter', 'nobody.at.all']) {
    await page.getByLabel(say.login).fill(login);
    await page.getByLabel(say.password, { exact: true }).fill('this is not the password');
    await page.getByRole('button', { name: say.signIn, exact: true }).click();
    await expect(page.getByRole('alert')).toHaveText('登录名或密码不正确。');
  }
  await page.context().close();
});

test('S2.9 a code that the phone’s own camera read leads to the same form after signing in', async ({ browser }) => {
  const { login, password } = customer('chen.guoqiang');
  const control = await browser.newPage();
  await control.goto(`${origins.emulator}/?machine=L0471K0098&alarms=LAS-0417&lang=zh`);
  const code = (await control.locator('[data-code]').getAttribute('data-code')) ?? '';
  await control.close();
  expect(code).toContain('/m/#1&');

  const context = await browser.newContext(phone);
  const recorder = record(context);
  const page = await context.newPage();
  await page.goto(code);
  await page.getByRole('button', { name: say.language, exact: true }).click();
  await page.getByRole('button', { name: say.haveAccount }).click();
  await signInByHand(page, 'zh', login, password);
  await expect(page.getByText('LAS-0417').first()).toBeVisible();
  await page.getByRole('button', { name: say.down }).click();
  await expect(opening(page, 'zh').description).toHaveValue(/LAS-0417/);
  await expect(page.getByText('L0471K0098')).toBeVisible();
  const told = recorder.to(origins.home).filter((request) => request.includes('L0471K0098'));
  expect(told, 'home does not learn the machine').toEqual([]);
  await context.close();
});

test('S2.9 codes that cannot be used say why', async ({ browser }) => {
  const context = await phoneOf(browser, 'zhou.jie');
  const page = await context.newPage();
  for (const [fragment, why] of [
    ['1&m=A0230E1234&t=t64v00&k=00000000', '没有看清二维码'],
    ['2&m=A0230E1234&t=t64v00&k=00000000', '二维码'],
    ['nonsense', '二维码'],
  ] as const) {
    await page.goto('about:blank');
    await page.goto(`${origins.home}/m/#${fragment}`);
    await expect(page.getByRole('alert')).toContainText(why);
  }
  await context.close();
});
