import { hostname, networkInterfaces } from 'node:os';
import type { Subnet } from './certificates.ts';
import { isWithin } from './certificates.ts';

/** Where this machine stands in its network. */
export interface LanPlace {
  /** IPv4 address that phones reach it at. */
  readonly address: string;
  /** The network of that address. */
  readonly network: Subnet;
  /** Name that the certificate authority is bound to beside the network. */
  readonly hostName: string;
}

/** Networks whose addresses nobody else on the Internet has; loopback for trials on one machine. */
const closedNetworks: readonly Subnet[] = [
  { address: '10.0.0.0', prefix: 8 },
  { address: '172.16.0.0', prefix: 12 },
  { address: '192.168.0.0', prefix: 16 },
  { address: '169.254.0.0', prefix: 16 },
  { address: '127.0.0.0', prefix: 8 },
];

type Interfaces = ReturnType<typeof networkInterfaces>;

/** Finds the address for `--lan`; throws one line that says what to do when there is none. */
export function findLanPlace(wanted?: string, interfaces: Interfaces = networkInterfaces()): LanPlace {
  const all = Object.values(interfaces).flatMap((list) => (list ?? []).filter((each) => each.family === 'IPv4'));
  const address = wanted ?? all.find((each) => !each.internal && isWithin(each.address, closedNetworks))?.address;
  if (address === undefined) {
    throw new Error(
      '--lan finds no address in a private network: connect this machine to one, or name its address with LAN_ADDRESS.',
    );
  }
  if (!isWithin(address, closedNetworks)) {
    throw new Error(
      `--lan is for private networks and ${address} is a public address: put a proxy that ends TLS in front instead (TRUSTED_PROXY).`,
    );
  }
  const found = all.find((each) => each.address === address);
  return { address, network: networkOf(address, found?.netmask), hostName: localName(hostname()) };
}

/** Loopback's mask is all of 127: a trial is bound to a neighbourhood like a real network's. */
function networkOf(address: string, netmask = '255.255.255.0'): Subnet {
  const ones = netmask
    .split('.')
    .reduce((count, part) => count + Number(part).toString(2).replaceAll('0', '').length, 0);
  return { address, prefix: ones < 16 ? 24 : ones };
}

/** The machine's name as a local network knows it; no other top-level name ever, so that no site can be meant. */
export function localName(name: string): string {
  const first = name.split('.')[0]!.toLowerCase();
  return /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(first) ? `${first}.local` : 'service-center.local';
}
