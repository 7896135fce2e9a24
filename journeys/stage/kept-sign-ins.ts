import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { dataFolder } from './config.ts';

const fileOf = (login: string) => join(dataFolder(), 'sign-ins', `${login}.json`);

/** Cookies and storage of somebody who signed in earlier in this run, as a file; undefined when nobody did. */
export const keptState = (login: string): string | undefined => (existsSync(fileOf(login)) ? fileOf(login) : undefined);

/** Keeps a sign-in for the stories that follow. */
export async function keepState(login: string, context: BrowserContext): Promise<string> {
  mkdirSync(join(dataFolder(), 'sign-ins'), { recursive: true });
  await context.storageState({ path: fileOf(login) });
  return fileOf(login);
}
