import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asPem, authorityCertificate, serverCertificate } from './certificates.ts';

/** What one host is given: its names, all on one certificate. The first one names its files. */
export type HostNames = readonly [string, ...string[]];

const dayMs = 86_400_000;
const validDays = 365;

/** File of the authority's certificate in a folder. */
export const namedAuthorityFile = (folder: string): string => join(folder, 'authority.crt');

const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }) as string;

/**
 * Makes an authority that may vouch for the given host names and for nothing else, and a certificate with a key for each
 * host, for a year. For installations whose names no public authority knows. Its own key is not kept: who wants other names
 * makes another authority. @throws Error when the folder has an authority already
 */
export function makeNamedCertificates(folder: string, hosts: readonly HostNames[], now: Date): string[] {
  const file = namedAuthorityFile(folder);
  if (existsSync(file)) throw new Error(`${folder} has an authority already: name another folder, or remove this one.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { privateKey: authorityKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = `Service Center regions ${now.toISOString().slice(0, 10)}`;
  const validity = { from: new Date(now.getTime() - dayMs), until: new Date(now.getTime() + validDays * dayMs) };
  const authority = authorityCertificate({ name, key: authorityKey, validity, networks: [], hostNames: hosts.flat() });
  const written = hosts.flatMap((hostNames) => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const certificate = serverCertificate({
      authorityName: name,
      authorityKey,
      publicKey,
      at: { hostNames },
      validity,
    });
    const [crt, key] = ['crt', 'key'].map((ending) => join(folder, `${hostNames[0]}.${ending}`)) as [string, string];
    writeFileSync(crt, asPem(certificate), { mode: 0o644 });
    writeFileSync(key, pemOf(privateKey), { mode: 0o600 });
    return [crt, key];
  });
  writeFileSync(file, asPem(authority), { mode: 0o644 });
  return [file, ...written];
}

/** The command's words as hosts: `home.hall.example service.hall.example,files.hall.example`. @throws Error on a wrong name */
export function readHosts(words: readonly string[]): HostNames[] {
  const wrong = words.flatMap((word) => word.split(',')).find((name) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name));
  if (wrong !== undefined || words.length === 0)
    throw new Error(
      `${wrong === undefined ? 'no host was named' : `"${wrong}" is no host name`}: npm run certificates -- FOLDER home.hall.example service.hall.example,files.hall.example`,
    );
  return words.map((word) => word.split(',') as [string, ...string[]]);
}
