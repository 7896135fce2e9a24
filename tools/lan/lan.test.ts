import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { NetworkInterfaceInfo } from 'node:os';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { existingAuthority, openAuthority, renewServerCertificate } from './authority.ts';
import { findLanPlace, type LanPlace, localName } from './network.ts';

const day = 86_400_000;
const now = new Date();
const place: LanPlace = {
  address: '127.0.0.2',
  network: { address: '127.0.0.2', prefix: 24 },
  hostName: 'press-room.local',
};
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sc-lan-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a client that trusts one authority alone says of a server: null when it accepts it. */
async function verdict(ca: X509Certificate, files: { certificateFile: string; keyFile: string }, host: string) {
  const server = createServer({ cert: readFileSync(files.certificateFile), key: readFileSync(files.keyFile) });
  await new Promise<void>((settle) => server.listen(0, host, settle));
  const { port } = server.address() as { port: number };
  const socket: TLSSocket = connect({ host, port, ca: ca.toString(), rejectUnauthorized: true });
  const said = await new Promise<string | null>((settle) => {
    socket.once('secureConnect', () => settle(null));
    socket.once('error', (error: NodeJS.ErrnoException) => settle(`${error.code}: ${error.message}`));
  });
  socket.destroy();
  server.close();
  return said;
}

describe('the certificate authority of the local network', () => {
  it('S6.1 vouches for the server: a client that trusts it alone accepts the address', async () => {
    const { certificate } = openAuthority(folder, place, now);
    expect(await verdict(certificate, renewServerCertificate(folder, place, now), '127.0.0.2')).toBeNull();
  });

  it('S6.1 is refused by a client that trusts another one, and for another address', async () => {
    openAuthority(folder, place, now);
    const files = renewServerCertificate(folder, place, now);
    const other = mkdtempSync(join(folder, 'other-'));
    const { certificate } = openAuthority(other, place, now);
    expect(await verdict(certificate, files, '127.0.0.2')).toMatch(/UNABLE_TO_VERIFY|SELF_SIGNED|SIGNATURE/);
    const own = existingAuthority(folder)!.certificate;
    expect(await verdict(own, files, '127.0.0.1')).toMatch(/^ERR_TLS_CERT_ALTNAME_INVALID/);
  });

  it('S6.1 cannot vouch for an address outside its network', async () => {
    const { certificate } = openAuthority(folder, place, now);
    const elsewhere = { ...place, address: '127.0.9.9' };
    const files = renewServerCertificate(folder, elsewhere, now);
    expect(await verdict(certificate, files, '127.0.9.9')).toMatch(/permitted subtree violation/);
  });

  it('keeps its private key for the operator alone, and is an authority that signs no further one', () => {
    const { certificate } = openAuthority(folder, place, now);
    expect(statSync(join(folder, 'lan', 'authority.key')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'lan')).mode & 0o777).toBe(0o700);
    expect(certificate.ca).toBe(true);
    expect(certificate.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
  });

  it('stays the same from start to start while the server’s certificate is new and short-lived each time', () => {
    const first = openAuthority(folder, place, now);
    const read = () => new X509Certificate(readFileSync(renewServerCertificate(folder, place, now).certificateFile));
    const [one, two] = [read(), read()];
    const second = openAuthority(folder, { ...place, address: '127.0.0.77' }, now);
    expect([first.isNew, second.isNew, second.fingerprint]).toEqual([true, false, first.fingerprint]);
    expect(one.serialNumber).not.toBe(two.serialNumber);
    expect(one.validToDate.getTime() - now.getTime()).toBeLessThanOrEqual(30 * day);
    expect(one.verify(first.certificate.publicKey)).toBe(true);
  });

  it('is made anew in another network and when it is about to end', () => {
    const first = openAuthority(folder, place, now);
    const moved = { ...place, address: '10.1.2.3', network: { address: '10.1.2.3', prefix: 24 } };
    const second = openAuthority(folder, moved, now);
    const late = openAuthority(folder, moved, new Date(second.certificate.validToDate.getTime() - 30 * day));
    expect([second.isNew, late.isNew]).toEqual([true, true]);
    expect(new Set([first, second, late].map((each) => each.fingerprint)).size).toBe(3);
  });
});

describe('the address in the local network', () => {
  const at = (address: string, more: Partial<NetworkInterfaceInfo> = {}): NetworkInterfaceInfo =>
    ({ address, family: 'IPv4', netmask: '255.255.255.0', internal: false, ...more }) as NetworkInterfaceInfo;

  it('is the first private one of the machine, or the one that is named', () => {
    const interfaces = { lo: [at('127.0.0.1', { internal: true })], wan: [at('8.8.8.8')], lan: [at('192.168.7.20')] };
    expect(findLanPlace(undefined, interfaces)).toMatchObject({
      address: '192.168.7.20',
      network: { address: '192.168.7.20', prefix: 24 },
    });
    expect(findLanPlace('10.0.0.5', interfaces).address).toBe('10.0.0.5');
  });

  it('is refused when it is public, and missed when there is none', () => {
    expect(() => findLanPlace('8.8.8.8', {})).toThrow(/public address/);
    expect(() => findLanPlace(undefined, { wan: [at('8.8.8.8')] })).toThrow(/LAN_ADDRESS/);
  });

  it('makes a name that cannot mean a site on the Internet', () => {
    expect([localName('Press-Room.example.com'), localName('ä b')]).toEqual([
      'press-room.local',
      'service-center.local',
    ]);
  });
});
