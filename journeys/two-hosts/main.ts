import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeNamedCertificates, readHosts } from '../../tools/lan/named-hosts.ts';
import { browserOfPeople } from './browser.ts';
import { hostOf } from './hosts.ts';
import { closeNetwork, missing, openNetwork } from './network.ts';
import { alarmsSeen, homeDown, serviceDown } from './outages.ts';
import { linkCut, mainWalk } from './walk.ts';

/** Walks docs/runbooks/two-hosts.md on three machines of this one. Answers whether all of it held. */
export async function walkTwoHosts(say: (line: string) => void, pictures?: string): Promise<boolean> {
  const lacking = missing();
  if (lacking) {
    say(`npm run drill -- two-hosts ${lacking}`);
    return false;
  }
  const folder = mkdtempSync(join(tmpdir(), 'service-center-two-hosts-'));
  chmodSync(folder, 0o711);
  if (pictures) mkdirSync(pictures, { recursive: true });
  const home = hostOf('home', folder, { TRANSFER_THRESHOLDS: '2,1000000' });
  const service = hostOf('service', folder);
  const closers: (() => unknown)[] = [
    closeNetwork,
    () => rmSync(folder, { recursive: true, force: true }),
    service.stop,
    home.stop,
  ];
  try {
    openNetwork();
    makeNamedCertificates(
      join(folder, 'certificates'),
      readHosts(['home.hall.example', 'service.hall.example,files.hall.example']),
      new Date(),
    );
    await Promise.all([home.start(), service.start()]);
    say('both hosts run, with the settings of the runbook, TLS and a cluster each');
    const browser = await browserOfPeople(folder);
    closers.push(() => browser.close());
    const walk = { home, service, browser, say, pictures };
    await mainWalk(walk);
    await linkCut(walk);
    await serviceDown(walk);
    await homeDown(walk);
    await alarmsSeen(walk);
    return true;
  } catch (error) {
    say(`WRONG: ${(error as Error).message}`);
    return false;
  } finally {
    for (const close of closers.reverse()) await close();
  }
}
