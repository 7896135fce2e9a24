import type { Settings } from '../config.ts';
import type { DemoAccounts } from '../demo-accounts.ts';

/** What stands on the terminal once everything runs. */
export function banner(settings: Settings, accounts: DemoAccounts | null, seconds: number): string {
  const { REGION } = settings;
  const what = REGION === 'both' ? 'Service Center' : `Service Center, the ${REGION} region alone,`;
  const lines = [
    '',
    `${what} runs (${seconds.toFixed(1)} s). Ctrl-C stops it; data stay in ${settings.dataFolder}`,
    '',
  ];
  if (REGION !== 'service') lines.push(`  Customer app   ${settings.HOME_URL}`);
  if (REGION !== 'home')
    lines.push(`  Workbench      ${settings.SERVICE_URL}/workbench/`, `  API            ${settings.SERVICE_URL}/docs`);
  if (REGION !== 'both')
    lines.push(`  Other region   ${REGION === 'home' ? settings.SERVICE_URL : settings.HOME_URL}  (npm run doctor)`);
  if (!settings.demo && REGION !== 'home')
    lines.push('  Nobody in it?  npm run first-administrator  (npm run doctor says what else is missing)');
  if (!settings.demo) return `${lines.join('\n')}\n`;
  if (REGION !== 'service')
    lines.push(
      `  Emulator       ${settings.EMULATOR_URL}  (plays a machine's control)`,
      `  Demo mail box  ${settings.mailUrl}  (npm run demo:mail)`,
    );
  if (accounts) lines.push('', ...accountLines(accounts));
  return `${lines.join('\n')}\n`;
}

function accountLines(accounts: DemoAccounts): string[] {
  const customers = accounts.customers.map((person) =>
    row(person.login, person.password, [person.name, person.company, person.note].filter(Boolean).join(', ')),
  );
  const staff = accounts.staff.map((person) => row(person.login, person.password, `${person.name}, ${person.role}`));
  return [
    ...(customers.length > 0 ? ['Customers', ...customers] : []),
    ...(staff.length > 0 ? ['Staff (one-time codes: npm run demo:codes)', ...staff] : []),
  ];
}

function row(login: string, password: string, who: string): string {
  return `  ${login.padEnd(24)} ${password.padEnd(24)} ${who}`;
}
