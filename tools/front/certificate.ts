import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FrontConfig } from './config.ts';

/** A certificate with its key, as TLS takes them. */
export interface KeyPair {
  readonly cert: Buffer;
  readonly key: Buffer;
}

const read = (setting: string, file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch {
    throw new Error(`setting ${setting}: ${file} cannot be read`);
  }
};

/**
 * Reads certificate and key, and refuses what browsers would refuse later. @throws Error with one line that names the
 * setting
 */
export function readKeyPair(config: Omit<FrontConfig, 'HOST'>, now: Date): KeyPair {
  const cert = read('TLS_CERTIFICATE_FILE', config.CERTIFICATE_FILE);
  const key = read('TLS_KEY_FILE', config.KEY_FILE);
  const certificate = parsed('TLS_CERTIFICATE_FILE', 'is no certificate in PEM form', () => new X509Certificate(cert));
  const privateKey = parsed('TLS_KEY_FILE', 'is no key in PEM form', () => createPrivateKey(key));
  if (!certificate.checkPrivateKey(privateKey))
    throw new Error('setting TLS_KEY_FILE: is not the key of the certificate');
  for (const { host } of config.ORIGINS)
    if (!certificate.checkHost(host)) throw new Error(`setting TLS_CERTIFICATE_FILE: does not name ${host}`);
  if (certificate.validToDate < now)
    throw new Error(`setting TLS_CERTIFICATE_FILE: ended on ${certificate.validToDate.toISOString().slice(0, 10)}`);
  if (certificate.validFromDate > now)
    throw new Error('setting TLS_CERTIFICATE_FILE: is not valid yet by the clock of this host');
  return { cert, key };
}

function parsed<Value>(setting: string, says: string, make: () => Value): Value {
  try {
    return make();
  } catch {
    throw new Error(`setting ${setting}: ${says}`);
  }
}
