import { awaited } from '#ui/awaited';

// What comes after the first two screens: it is fetched while the second one is read.
export const PolicyScreen = awaited(() => import('./Reading.tsx'), 'PolicyScreen');
export const TransferScreen = awaited(() => import('./Reading.tsx'), 'TransferScreen');
export const Account = awaited(() => import('./Account.tsx'), 'Account');
export const EmailCheck = awaited(() => import('./EmailCheck.tsx'), 'EmailCheck');

/** Fetches them ahead of need; what fails is tried again when it is needed. */
export const fetchLaterSteps = (): void =>
  void Promise.all([PolicyScreen, TransferScreen, Account, EmailCheck].map((each) => each.fetchFile())).catch(
    () => undefined,
  );
