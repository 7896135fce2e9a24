import { newId } from '#platform/ids';
import type { Browser, TestHome } from './identity.fixture.ts';

/** What a person types when signing up. */
export interface Typed {
  readonly id: string;
  readonly loginName: string;
  readonly password: string;
  readonly recoveryEmail: string;
  readonly language: 'zh' | 'en' | 'de';
}

let people = 0;

/** Somebody new. */
export function somebody(more: Partial<Typed> = {}): Typed {
  people += 1;
  return {
    id: newId(),
    loginName: `lin-wei-${people}`,
    password: 'rote Brücke am Hafen 7',
    recoveryEmail: `lin.wei.${people}@press-hall.example`,
    language: 'en',
    ...more,
  };
}

/** The texts a page shows, as sign-up echoes them. */
export async function shownTexts(browser: Browser, language: string) {
  const { version } = await (await browser.call('GET', '/policy')).json();
  const texts = await (await browser.call('GET', `/policy/${version}/${language}`)).json();
  const echo = (text: { sha256: string }) => ({ version, language, sha256: text.sha256 });
  return { policy: echo(texts.policy), crossBorder: echo(texts.crossBorder) };
}

/** Sends the sign-up form. */
export async function sendSignUp(browser: Browser, typed: Typed): Promise<Response> {
  return browser.call('POST', '/sign-up', { ...typed, ...(await shownTexts(browser, typed.language)) });
}

/** Code and token of a check mail. */
export function proofIn(text: string): { code: string; token: string } {
  return { code: /\b(\d{6})\b/.exec(text)?.[1] ?? '', token: /#([\w-]{43})/.exec(text)?.[1] ?? '' };
}

/** Signs up and confirms by the code of the mail. */
export async function register(home: TestHome, browser: Browser, typed = somebody()): Promise<Typed> {
  await sendSignUp(browser, typed);
  const { text } = await home.mailBox.next(typed.recoveryEmail);
  await browser.call('PUT', `/email-checks/${typed.id}/confirmation`, { code: proofIn(text).code });
  return typed;
}

/** Goes to the sign-in page; answers its address. */
export async function goToSignIn(browser: Browser): Promise<string> {
  return (await browser.follow('/session/start?next=/cases')).path;
}

/** Signs in with login and password, from start to callback; answers the page one comes to. */
export async function signInBy(browser: Browser, login: string, password: string): Promise<string> {
  const answer = await browser.call('POST', await goToSignIn(browser), { login, password });
  const { location } = await answer.json();
  return (await browser.follow(location)).path;
}

/** Somebody registered and signed in, in a browser of their own. */
export async function signedInPerson(home: TestHome): Promise<{ browser: Browser; typed: Typed }> {
  const browser = home.browser();
  const typed = await register(home, browser);
  await browser.follow('/session/start');
  return { browser, typed };
}
