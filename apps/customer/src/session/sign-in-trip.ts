import type { Language } from '#contract';
import { signOut } from '#contract/home';
import { rememberLanguage } from '#ui/i18n';
import { home } from './home.ts';
import { type End, forgetPerson, keepArrival } from './storage.ts';
import { forgetToken } from './token.ts';

/** Leaves for the sign-in page and comes back to where the person was; a code or an invite behind `#` is kept on the phone. */
export function goToSignIn(language: Language): void {
  // Who signs in has an account, and so has agreed: the sign-in page may know the language.
  rememberLanguage(language);
  const { pathname, search, hash } = window.location;
  if (/^\/(m|join)/.test(pathname) && hash.length > 1) keepArrival(hash);
  const isReturnable = !/^\/(sign-in|confirm|check|reset|forgotten)/.test(pathname);
  const next = isReturnable ? pathname + search : '/';
  window.location.assign(`/session/start?${new URLSearchParams({ next, language })}`);
}

/**
 * Signs out here, forgets what was kept for the person, and starts over; `putAway` runs once the session has ended. Other
 * tabs are told before: whatever is typed there would be lost otherwise without a word.
 */
export async function leave(end: End, putAway: () => Promise<void>): Promise<void> {
  await home(signOut, {});
  forgetPerson(end);
  await putAway();
  forgetToken();
  window.location.assign('/');
}
