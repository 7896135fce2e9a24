import { lazy } from 'react';

// What comes after the first two screens: it is fetched while the second one is read.
const readingFile = () => import('./Reading.tsx');
const accountFile = () => import('./Account.tsx');
const checkFile = () => import('./EmailCheck.tsx');

export const PolicyScreen = lazy(() => readingFile().then((file) => ({ default: file.PolicyScreen })));
export const TransferScreen = lazy(() => readingFile().then((file) => ({ default: file.TransferScreen })));
export const Account = lazy(() => accountFile().then((file) => ({ default: file.Account })));
export const EmailCheck = lazy(() => checkFile().then((file) => ({ default: file.EmailCheck })));

/** Fetches them ahead of need; what fails is tried again when it is needed. */
export const fetchLaterSteps = (): void =>
  void Promise.all([readingFile(), accountFile(), checkFile()]).catch(() => undefined);
