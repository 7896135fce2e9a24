import { codeOf, type DemoAccounts, readDemoAccounts } from '../../tools/start/demo-accounts.ts';
import { dataFolder } from './config.ts';

type Customer = DemoAccounts['customers'][number];
type Staff = DemoAccounts['staff'][number];

function accounts(): DemoAccounts {
  const found = readDemoAccounts(dataFolder());
  if (!found) throw new Error('the installation has no demo accounts');
  return found;
}

/** A demo customer by login name. */
export function customer(login: string): Customer {
  const found = accounts().customers.find((one) => one.login === login);
  if (!found) throw new Error(`no demo customer ${login}`);
  return found;
}

/** A demo staff member by login name. */
export function staff(login: string): Staff {
  const found = accounts().staff.find((one) => one.login === login);
  if (!found) throw new Error(`no demo staff member ${login}`);
  return found;
}

/** The second factor of a staff member at this moment; waits for the next one where the present has been used. */
export async function freshCode(login: string, used: Set<string>): Promise<string> {
  const { totpSecret } = staff(login);
  for (;;) {
    const { code, secondsLeft } = codeOf(totpSecret, new Date());
    if (!used.has(code)) {
      used.add(code);
      return code;
    }
    await new Promise((resolve) => setTimeout(resolve, secondsLeft * 1000 + 50));
  }
}
