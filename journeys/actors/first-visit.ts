import { expect, type Page } from '@playwright/test';
import { codeIn, mailTo } from '../stage/mail.ts';
import { origins } from '../stage/ports.ts';
import { type Spoken, words } from './words.ts';

/** Looked at on the way, e.g. by axe. */
export type Look = (screen: string) => Promise<void>;

const noLook: Look = async () => {};

/** An account as somebody chooses it; `.example` never leaves this machine. */
export interface NewAccount {
  readonly password: string;
  readonly email: string;
}

/** An account that nobody else in this run has. */
export function newAccount(name: string): NewAccount {
  const once = `${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;
  return { password: 'a press brake hums at night', email: `${name}.${once}@press.example` };
}

/** The first visit of somebody at a phone, up to the screen that asks for a profile. */
export function firstVisit(page: Page, language: Spoken, look: Look = noLook) {
  const say = words[language];
  const tap = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const title = (name: string) => expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
  const visit = {
    async open(): Promise<void> {
      await page.goto(origins.home);
      await expect(page.getByRole('button', { name: say.language, exact: true })).toBeVisible();
      await look('language');
      await tap(say.language);
      await title(say.startTitle);
      await look('what this app is');
    },
    async toPolicy(): Promise<void> {
      await tap(say.start);
      await title(say.policyTitle);
      await expect(page.getByRole('button', { name: say.agree, exact: true })).toBeVisible();
      await look('policy');
    },
    async agreeToPolicy(): Promise<void> {
      await tap(say.agree);
      await title(say.transferTitle);
      await expect(page.getByRole('button', { name: say.agree, exact: true })).toBeVisible();
      await look('cross-border');
    },
    async agreeToTransfer(): Promise<void> {
      await tap(say.agree);
      await title(say.accountTitle);
      await expect(page.getByLabel(say.loginName)).not.toHaveValue('');
      await look('account');
    },
    async createAccount({ password, email }: NewAccount): Promise<void> {
      await page.getByLabel(say.password, { exact: true }).fill(password);
      await page.getByLabel(say.recoveryEmail).fill(email);
      await tap(say.create);
      await title(say.checkTitle);
      await look('e-mail check');
    },
    async confirm({ email }: NewAccount): Promise<void> {
      await page.getByLabel(say.code, { exact: true }).fill(codeIn(await mailTo(email)));
      await title(say.profileTitle);
      await look('profile');
    },
    async whole(account: NewAccount): Promise<void> {
      await visit.open();
      await visit.toPolicy();
      await visit.agreeToPolicy();
      await visit.agreeToTransfer();
      await visit.createAccount(account);
      await visit.confirm(account);
    },
  };
  return visit;
}
