import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asPem, authorityCertificate, isWithin, type Subnet, serverCertificate } from './certificates.ts';
import type { LanPlace } from './network.ts';

/** The certificate authority of one installation. */
export interface Authority {
  readonly certificate: X509Certificate;
  /** SHA-256 of the certificate, as phones show it. */
  readonly fingerprint: string;
  /** true when this call made it: phones must install it anew. */
  readonly isNew: boolean;
}

/** What the gate shows: the file of its certificate and of its key. */
export interface ServerFiles {
  readonly certificateFile: string;
  readonly keyFile: string;
}

interface Kept {
  readonly name: string;
  readonly networks: readonly Subnet[];
  readonly certificate: string;
}

const dayMs = 86_400_000;
const authorityDays = 730;
const serverDays = 30;
/** A phone must not lose its trust in the middle of a trial. */
const renewedBeforeDays = 60;

/** Folder of everything `--lan` keeps. */
export const lanFolder = (dataFolder: string): string => join(dataFolder, 'lan');

/**
 * Opens the authority of a data folder; makes one when there is none, when it ends within two months, or when the
 * machine has moved to a network that it may not vouch for.
 */
export function openAuthority(dataFolder: string, place: LanPlace, now: Date): Authority {
  const kept = readKept(dataFolder);
  if (kept && isWithin(place.address, kept.networks)) {
    const certificate = new X509Certificate(kept.certificate);
    if (certificate.validToDate.getTime() - now.getTime() > renewedBeforeDays * dayMs) {
      return { certificate, fingerprint: certificate.fingerprint256, isNew: false };
    }
  }
  const certificate = makeAuthority(dataFolder, place, now);
  return { certificate, fingerprint: certificate.fingerprint256, isNew: true };
}

/** The authority that a data folder has, if any, without making one. */
export function existingAuthority(dataFolder: string): (Omit<Authority, 'isNew'> & Pick<Kept, 'networks'>) | null {
  const kept = readKept(dataFolder);
  if (!kept) return null;
  const certificate = new X509Certificate(kept.certificate);
  return { certificate, fingerprint: certificate.fingerprint256, networks: kept.networks };
}

/** Makes a key and a certificate for the server, valid for a month; the start and a day's turn renew them. */
export function renewServerCertificate(dataFolder: string, place: LanPlace, now: Date): ServerFiles {
  const kept = readKept(dataFolder);
  if (!kept) throw new Error(`${lanFolder(dataFolder)} has no certificate authority.`);
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = serverCertificate({
    authorityName: kept.name,
    authorityKey: createPrivateKey(readFileSync(authorityKeyFile(dataFolder), 'utf8')),
    publicKey,
    at: { address: place.address },
    validity: { from: new Date(now.getTime() - dayMs), until: new Date(now.getTime() + serverDays * dayMs) },
  });
  const files = serverFiles(dataFolder);
  write(files.keyFile, pemOf(privateKey));
  write(files.certificateFile, asPem(certificate));
  return files;
}

/** Makes ready what the gate needs and renews it every day; ends with the returned function. */
export function prepareLan(dataFolder: string, place: LanPlace, report: (line: string) => void): () => void {
  if (openAuthority(dataFolder, place, new Date()).isNew) {
    report('a certificate authority for the local network was made: phones must install its certificate');
  }
  renewServerCertificate(dataFolder, place, new Date());
  const turn = setInterval(() => renewServerCertificate(dataFolder, place, new Date()), dayMs);
  turn.unref();
  return () => clearInterval(turn);
}

/** Where the server's certificate and key lie. */
export const serverFiles = (dataFolder: string): ServerFiles => ({
  certificateFile: join(lanFolder(dataFolder), 'server.crt'),
  keyFile: join(lanFolder(dataFolder), 'server.key'),
});

/** The authority's certificate, for downloads. */
export const authorityFile = (dataFolder: string): string => join(lanFolder(dataFolder), 'authority.crt');

const authorityKeyFile = (dataFolder: string): string => join(lanFolder(dataFolder), 'authority.key');

const keptFile = (dataFolder: string): string => join(lanFolder(dataFolder), 'authority.json');

function readKept(dataFolder: string): Kept | null {
  const file = keptFile(dataFolder);
  if (!existsSync(file) || !existsSync(authorityKeyFile(dataFolder))) return null;
  return JSON.parse(readFileSync(file, 'utf8')) as Kept;
}

function makeAuthority(dataFolder: string, place: LanPlace, now: Date): X509Certificate {
  mkdirSync(lanFolder(dataFolder), { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = `Service Center ${place.hostName} ${now.toISOString().slice(0, 10)}`;
  const networks = [place.network];
  const der = authorityCertificate({
    name,
    key: privateKey,
    networks,
    hostNames: [place.hostName],
    validity: { from: new Date(now.getTime() - dayMs), until: new Date(now.getTime() + authorityDays * dayMs) },
  });
  write(authorityKeyFile(dataFolder), pemOf(privateKey));
  write(authorityFile(dataFolder), asPem(der));
  // Written last: without it there is no authority, and the next start makes one.
  write(keptFile(dataFolder), JSON.stringify({ name, networks, certificate: asPem(der) } satisfies Kept, null, 2));
  return new X509Certificate(der);
}

const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }) as string;

/** Whole or not at all, and for the operator alone. */
function write(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
