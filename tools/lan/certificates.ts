import { createHash, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';
import { bits, integer, moment, octets, oid, sequence, set, tagged, utf8, yes } from './der.ts';

/** A network of addresses, as `192.168.1.0` and 24. */
export interface Subnet {
  readonly address: string;
  readonly prefix: number;
}

/** Validity of a certificate. */
export interface Validity {
  readonly from: Date;
  readonly until: Date;
}

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

/**
 * Makes the certificate of an authority that may vouch for the addresses of some networks and for one name, and for
 * nothing else: whoever gets hold of its key cannot pretend to be a site on the Internet.
 */
export function authorityCertificate(given: {
  readonly name: string;
  readonly key: KeyObject;
  readonly validity: Validity;
  readonly networks: readonly Subnet[];
  readonly hostNames: readonly string[];
}): Buffer {
  const name = commonName(given.name);
  // A kind of name that is not mentioned would be free: the hosts' names close all other names of hosts.
  const permitted = [
    ...given.hostNames.map((hostName) => sequence(dnsName(hostName))),
    ...given.networks.map((network) => sequence(tagged(7, networkBytes(network), false))),
  ];
  // Without a network no address may be vouched for: all of them are excluded, of both kinds.
  const excluded =
    given.networks.length > 0 ? [] : [8, 32].map((size) => sequence(tagged(7, Buffer.alloc(size), false)));
  const constraints = [
    tagged(0, Buffer.concat(permitted)),
    ...(excluded.length > 0 ? [tagged(1, Buffer.concat(excluded))] : []),
  ];
  return signed(given.key, {
    issuer: name,
    subject: name,
    validity: given.validity,
    publicKey: createPublicKey(given.key),
    extensions: [
      extension('2.5.29.19', sequence(yes(), integer(Buffer.from([0]))), true),
      // keyCertSign alone.
      extension('2.5.29.15', bits(Buffer.from([0x04]), 2), true),
      extension('2.5.29.30', sequence(...constraints), true),
      extension('2.5.29.14', octets(keyId(createPublicKey(given.key)))),
    ],
  });
}

/** Makes the certificate of a server at an address or with host names, signed by an authority. */
export function serverCertificate(given: {
  readonly authorityName: string;
  readonly authorityKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly at: { readonly address: string } | { readonly hostNames: readonly string[] };
  readonly validity: Validity;
}): Buffer {
  const { at } = given;
  const [label, names] =
    'address' in at
      ? [at.address, [tagged(7, addressBytes(at.address), false)]]
      : [at.hostNames.join(' '), at.hostNames.map(dnsName)];
  return signed(given.authorityKey, {
    issuer: commonName(given.authorityName),
    // With its spaces it can be no host's name; a bare address would be taken for one and fall to the constraint.
    subject: commonName(`Service Center at ${label}`),
    validity: given.validity,
    publicKey: given.publicKey,
    extensions: [
      // digitalSignature alone: TLS with ECDSA needs no more.
      extension('2.5.29.15', bits(Buffer.from([0x80]), 7), true),
      extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'))),
      extension('2.5.29.17', sequence(...names)),
      extension('2.5.29.14', octets(keyId(given.publicKey))),
      extension('2.5.29.35', sequence(tagged(0, keyId(createPublicKey(given.authorityKey)), false))),
    ],
  });
}

interface Statement {
  readonly issuer: Buffer;
  readonly subject: Buffer;
  readonly validity: Validity;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Buffer[];
}

/** RFC 5280, 4.1: what is said, how it is signed, and the signature. */
function signed(key: KeyObject, { issuer, subject, validity, publicKey, extensions }: Statement): Buffer {
  const said = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x01]), randomBytes(15)])),
    ecdsaWithSha256,
    issuer,
    sequence(moment(validity.from), moment(validity.until)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensions)),
  );
  return sequence(said, ecdsaWithSha256, bits(sign('sha256', said, key)));
}

const extension = (id: string, value: Buffer, critical = false): Buffer =>
  sequence(oid(id), ...(critical ? [yes()] : []), octets(value));

const commonName = (text: string): Buffer => sequence(set(sequence(oid('2.5.4.3'), utf8(text))));

const dnsName = (name: string): Buffer => tagged(2, Buffer.from(name), false);

const keyId = (key: KeyObject): Buffer =>
  createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();

/** The bytes of an IPv4 address. @throws Error for any other */
export function addressBytes(address: string): Buffer {
  const parts = address.split('.').map(Number);
  if (isIPv6(address) || parts.length !== 4) throw new Error(`${address} is no IPv4 address`);
  return Buffer.from(parts);
}

/** A constraint to a network: its address and its mask (RFC 5280, 4.2.1.10). */
function networkBytes({ address, prefix }: Subnet): Buffer {
  const mask = Buffer.alloc(4);
  mask.writeUInt32BE(prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0);
  const bytes = addressBytes(address);
  return Buffer.concat([bytes.map((byte, index) => byte & mask[index]!), mask]);
}

/** Whether an address lies in one of some networks. */
export function isWithin(address: string, networks: readonly Subnet[]): boolean {
  const list = new BlockList();
  for (const network of networks) list.addSubnet(network.address, network.prefix);
  return list.check(address);
}

/** A certificate as text. */
export const asPem = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${der
    .toString('base64')
    .replaceAll(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
