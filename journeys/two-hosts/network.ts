import { execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The three machines of the walk; each is a Linux network namespace with an address, a loopback and a hosts file of its own. */
export const machines = ['home', 'service', 'people'] as const;

/** One of the three machines. */
export type Machine = (typeof machines)[number];

const prefix = 'two-hosts-';
const named = (machine: string) => `${prefix}${machine}`;
const addressOf = (machine: Machine) => `10.77.0.${machines.indexOf(machine) + 1}`;

const hostsFile = [
  '127.0.0.1 localhost',
  `${addressOf('home')} home.hall.example`,
  `${addressOf('service')} service.hall.example files.hall.example`,
  '',
].join('\n');

const ip = (...words: string[]) => execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'pipe'] });

/** Why this machine cannot play three, or null. */
export function missing(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'needs root on Linux, for network namespaces';
  try {
    ip('netns', 'list');
    return null;
  } catch {
    return 'needs the command "ip" and leave to make network namespaces';
  }
}

/** Three machines at one switch. */
export function openNetwork() {
  closeNetwork();
  const net = named('switch');
  ip('netns', 'add', net);
  ip('-n', net, 'link', 'add', 'switch', 'type', 'bridge');
  ip('-n', net, 'link', 'set', 'switch', 'up');
  for (const machine of machines) connect(net, machine);
}

function connect(net: string, machine: Machine): void {
  const name = named(machine);
  ip('netns', 'add', name);
  ip('link', 'add', machine, 'netns', net, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
  ip('-n', net, 'link', 'set', machine, 'master', 'switch', 'up');
  ip('-n', name, 'address', 'add', `${addressOf(machine)}/24`, 'dev', 'eth0');
  for (const link of ['eth0', 'lo']) ip('-n', name, 'link', 'set', link, 'up');
  // "ip netns exec" lays these files over those in /etc.
  mkdirSync(join('/etc/netns', name), { recursive: true });
  writeFileSync(join('/etc/netns', name, 'hosts'), hostsFile);
}

/** Takes the three machines away, also those that a walk that was killed left behind. */
export function closeNetwork(): void {
  for (const name of ['switch', ...machines].map(named)) {
    if (existsSync(join('/run/netns', name))) ip('netns', 'delete', name);
    rmSync(join('/etc/netns', name), { recursive: true, force: true });
  }
}

/** Cuts the link between the two regions, for both directions; people still reach both. */
export function cutLink(): void {
  ip('-n', named('home'), 'route', 'add', 'blackhole', `${addressOf('service')}/32`);
  ip('-n', named('service'), 'route', 'add', 'blackhole', `${addressOf('home')}/32`);
}

/** Joins the link again. */
export function mendLink(): void {
  ip('-n', named('home'), 'route', 'delete', 'blackhole', `${addressOf('service')}/32`);
  ip('-n', named('service'), 'route', 'delete', 'blackhole', `${addressOf('home')}/32`);
}

/** The words before a command that make it run on a machine. */
export const on = (machine: Machine): string[] => ['ip', 'netns', 'exec', named(machine)];

/** Starts a command on a machine. */
export function runOn(machine: Machine, command: readonly string[], options: SpawnOptions) {
  const [program, ...rest] = [...on(machine), ...command];
  return spawn(program!, rest, options);
}
