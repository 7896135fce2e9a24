import { toString as codeOf } from 'qrcode';
import { existingAuthority } from '../../lan/authority.ts';
import { pageUrl } from '../../lan/page/server.ts';
import type { Settings } from '../config.ts';

/** What stands below the banner when phones in the local network can use it; undefined when they cannot. */
export async function lanNotice(settings: Settings): Promise<string | undefined> {
  if (!settings.lan) return undefined;
  const address = pageUrl(settings.lan.address, settings.LAN_PAGE_PORT);
  const code = await codeOf(address, { type: 'utf8', margin: 2 });
  const lines = [
    `Phones in this network begin at ${address}`,
    'It hands out the certificate, explains how to install it, and leads to the app. Its SHA-256 fingerprint must be',
    `  ${existingAuthority(settings.dataFolder)?.fingerprint}`,
    code,
    'The addresses above work on this machine too, once the certificate is installed in its browser.',
  ];
  if (settings.demo) {
    lines.push(
      "The demo mail box opens on this machine alone: a code sent by mail is read here and typed on the phone. Everybody in this network knows the demo's passwords: invented data only.",
    );
  }
  return `${lines.join('\n')}\n`;
}
