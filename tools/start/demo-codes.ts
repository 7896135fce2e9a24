import { readInstallation } from './config.ts';
import { codeOf, readDemoAccounts } from './demo-accounts.ts';
import { endWithOneLine } from './terminal/one-line.ts';

/** `npm run demo:codes`: the second factor of each demo staff member at this moment. */
try {
  const accounts = readDemoAccounts(readInstallation().dataFolder);
  if (!accounts) throw new Error('No demo here yet: run "npm start" first.');
  const now = new Date();
  for (const person of accounts.staff) {
    const { code, secondsLeft } = codeOf(person.totpSecret, now);
    process.stdout.write(`${code}  ${person.login.padEnd(24)} ${person.role} (${secondsLeft} s left)\n`);
  }
} catch (error) {
  endWithOneLine('demo:codes', error);
}
