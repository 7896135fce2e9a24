import { openSync, rmSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { systemClock } from '#platform/clock';
import { staffRealmClient } from '../../apps/service/src/administration/staff/realm-client.ts';
import { serviceLayout } from '../db/index.ts';
import { addressesOf } from '../start/clusters.ts';
import { readInstallation, type Settings } from '../start/config.ts';
import { openSecrets } from '../start/ground/secrets.ts';
import { endWithOneLine } from '../start/terminal/one-line.ts';
import { type Ground, letAdministratorIn, makeFirstAdministrator, requireNobody } from './actions.ts';
import { askFor } from './asking.ts';
import { readWishes, usage, type Wishes } from './wishes.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Where the link goes: the screen of whoever typed the command, or a file for them alone; never a log. */
function outlet({ linkFile }: Wishes): { show(link: string): void; giveUp(): void } {
  if (linkFile === undefined) {
    if (!process.stdout.isTTY)
      throw new Error('the link would end in a log or a pipe: run it in a terminal, or give --link-file FILE');
    return { show: (link) => say(`\n  ${link}\n`), giveUp: () => {} };
  }
  const path = resolve(linkFile);
  // Opened before anything is made, and never one that is there: it may be readable by others.
  const file = openSync(path, 'wx', 0o600);
  return {
    show(link) {
      writeSync(file, `${link}\n`);
      say(`The link is in ${path}: delete the file once it was used.`);
    },
    giveUp: () => rmSync(path, { force: true }),
  };
}

async function groundOf(settings: Settings): Promise<Ground> {
  if (settings.REGION === 'home') throw new Error('staff belong to the service region: run it on the service’s host');
  const internalUrl = `http://127.0.0.1:${settings.STAFF_REALM_PORT}`;
  const answer = await fetch(`${internalUrl}/readyz`, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
  if (!answer?.ok) throw new Error(`the staff sign-in does not answer at ${internalUrl}: run "npm start" first`);
  const { STAFF_CLIENT_SECRET: clientSecret } = openSecrets(settings);
  return {
    ownerUrl: addressesOf(settings, 'SERVICE', 'service', serviceLayout).ownerUrl,
    realm: staffRealmClient({ internalUrl, clientSecret, serviceUrl: settings.SERVICE_URL }),
    clock: systemClock,
  };
}

/** `npm run first-administrator`: the first administrator of an installation for real people, or a new link for one. */
async function run(): Promise<void> {
  const wishes = readWishes(process.argv.slice(2));
  if (!wishes) return void say(usage);
  const settings = readInstallation();
  const ground = await groundOf(settings);
  if (!wishes.newLink) await requireNobody(ground);
  const out = outlet(wishes);
  try {
    const made = wishes.newLink
      ? await letAdministratorIn(ground, wishes.login)
      : await askFor(wishes).then(async (wish) => ({
          name: wish.name,
          ...(await makeFirstAdministrator(ground, wish)),
        }));
    say(
      wishes.newLink
        ? `A new link for ${made.name}; what let them in before lets nobody in any more.`
        : `${made.name} is an administrator of this installation and signs in as ${made.login}.`,
    );
    out.show(`${settings.SERVICE_URL}/workbench/welcome#${made.token}`);
    say('Whoever opens it sets the password and the authenticator: give it to that person alone.');
    say('It is good once, for seven days. Lost: npm run first-administrator -- --new-link');
  } catch (error) {
    out.giveUp();
    throw error;
  }
}

run().catch((error: unknown) => endWithOneLine('npm run first-administrator', error));
