import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createDemoCustomer, createDemoStaff } from '../apps/identity/src/seed.ts';
import type { SeedContext } from '../tools/start/prepare.ts';
import { type Cast, demoPersonId, writeMasterData } from './master-data/index.ts';
import { playStory } from './playing/index.ts';
import { agreedToAnalysis, companies, customers, demoPassword, machines, staff } from './story/index.ts';

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A TOTP secret (base32, 160 bits) of its own for each demo installation and staff member. */
function totpSecretOf(dataKey: string, login: string): string {
  const bytes = createHash('sha256').update(`demo ${dataKey} ${login}`).digest();
  return [...bytes].map((byte) => base32[byte % 32]).join('');
}

const makeCustomers = ({ databases }: SeedContext, personId: (key: string) => string) =>
  Promise.all(
    customers.map((one) =>
      createDemoCustomer(databases.home.ownerUrl, {
        login: one.login,
        password: demoPassword,
        email: `${one.login}@mail.example`,
        serviceId: personId(one.key),
        language: one.language,
        analysis: agreedToAnalysis.includes(one.key),
      }),
    ),
  );

const makeStaff = ({ databases, dataKeys }: SeedContext, cast: Cast) =>
  Promise.all(
    staff.map((one) =>
      createDemoStaff(databases.staffRealm.ownerUrl, dataKeys.staffRealm, {
        staffId: cast.staff.get(one.key)!,
        login: one.login,
        password: demoPassword,
        totpSecret: totpSecretOf(dataKeys.staffRealm, one.login),
      }),
    ),
  );

async function writeDown(context: SeedContext): Promise<void> {
  const { region } = context;
  const nameOf = (key: string) => companies.find((one) => one.key === key)!.name;
  const accounts = {
    customers: (region === 'service' ? [] : customers).map(({ name, login, company, role }) => ({
      name,
      login,
      password: demoPassword,
      company: nameOf(company),
      note: role,
    })),
    staff: (region === 'home' ? [] : staff).map(({ name, login, roles }) => ({
      name,
      login,
      password: demoPassword,
      role: roles.join(', '),
      totpSecret: totpSecretOf(context.dataKeys.staffRealm, login),
    })),
  };
  await writeFile(context.accountsFile, JSON.stringify(accounts, null, 2), { mode: 0o600 });
  const played = machines.map(({ machineNumber, productLine, model }) => ({ machineNumber, productLine, model }));
  await writeFile(context.machinesFile, JSON.stringify(played, null, 2));
}

/** Master data and the story of the cases, played through the service's actions, and the staff's accounts. */
async function seedService(context: SeedContext): Promise<void> {
  const { service } = context.databases;
  await mkdir(context.filesFolder, { recursive: true });
  const cast = await writeMasterData(service.ownerUrl, context.now);
  await Promise.all([
    makeStaff(context, cast),
    playStory(
      {
        customerUrl: service.urls.customer!,
        staffUrl: service.urls.staff!,
        filesFolder: context.filesFolder,
        now: context.now,
      },
      cast,
    ),
  ]);
}

/** Writes the demo: customers' accounts at home, staff, master data and cases in the service region, or one part of it. */
export async function seedDemo(context: SeedContext): Promise<void> {
  const { region } = context;
  await Promise.all([
    region === 'service' ? undefined : makeCustomers(context, demoPersonId),
    region === 'home' ? undefined : seedService(context),
  ]);
  await writeDown(context);
}
