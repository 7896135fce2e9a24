import { existsSync, readFileSync } from 'node:fs';
import { TOTP } from 'otpauth';
import { accountsFile } from './prepare.ts';

/** Accounts of the demo as seeds/main.ts writes them down. */
export interface DemoAccounts {
  customers: { name: string; login: string; password: string; company: string; note?: string }[];
  staff: { name: string; login: string; password: string; role: string; totpSecret: string }[];
}

/** Reads the demo's accounts, or null when this data folder has no demo. */
export function readDemoAccounts(dataFolder: string): DemoAccounts | null {
  const file = accountsFile(dataFolder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoAccounts) : null;
}

/** The one-time code of a secret at a time, and for how many seconds it still holds. */
export function codeOf(totpSecret: string, now: Date): { code: string; secondsLeft: number } {
  const totp = new TOTP({ secret: totpSecret, algorithm: 'SHA1', digits: 6, period: 30 });
  return {
    code: totp.generate({ timestamp: now.getTime() }),
    secondsLeft: 30 - (Math.floor(now.getTime() / 1_000) % 30),
  };
}
