import { join, resolve } from 'node:path';
import { systemPath } from '../../db/database-user.ts';
import { authorityFile, serverFiles } from '../../lan/authority.ts';
import type { LanPlace } from '../../lan/network.ts';
import { projectFolder, type Settings } from '../config.ts';
import type { ProcessSpec } from '../supervisor.ts';
import type { WantedPort } from './ports.ts';

/** What stands between this machine and others: the gate to a local network, the front of a host, or nothing of ours. */
export function doorProcesses(settings: Settings): ProcessSpec[] {
  if (settings.lan) return [gateProcess(settings, settings.lan)];
  return settings.PUBLIC_ADDRESS ? [frontProcess(settings, settings.PUBLIC_ADDRESS)] : [];
}

const bare = { PATH: systemPath, NODE_ENV: 'production', TZ: 'UTC' };

/**
 * Ports of the gate to the local network: those of every origin, and the page with the certificate. Never the demo's mail
 * box: who reads it takes over any account of the demo that has its address there.
 */
export function lanPorts(settings: Settings): WantedPort[] {
  const origins = ['HOME_PORT', 'SERVICE_PORT', 'FILES_PORT'] as const;
  const ofDemo = settings.demo ? (['EMULATOR_PORT'] as const) : [];
  return [...origins, ...ofDemo, 'LAN_PAGE_PORT' as const].map((setting) => ({ setting, port: settings[setting] }));
}

function gateProcess(settings: Settings, lan: LanPlace): ProcessSpec {
  const ports = lanPorts(settings).filter(({ setting }) => setting !== 'LAN_PAGE_PORT');
  const { certificateFile, keyFile } = serverFiles(settings.dataFolder);
  return {
    name: 'gate',
    entry: join(projectFolder, 'tools/lan/gate/main.ts'),
    environment: {
      ...bare,
      HOST: lan.address,
      PORTS: ports.map(({ port }) => port).join(),
      PAGE_PORT: String(settings.LAN_PAGE_PORT),
      HOME_URL: settings.HOME_URL,
      CERTIFICATE_FILE: certificateFile,
      KEY_FILE: keyFile,
      AUTHORITY_FILE: authorityFile(settings.dataFolder),
    },
  };
}

/** The public origins that this host answers for, each with the port at loopback behind it. */
function frontedOrigins({ REGION, ...settings }: Settings): [origin: string, port: number][] {
  const ofHome: [string, number][] = [[settings.HOME_URL, settings.HOME_PORT]];
  const ofService: [string, number][] = [
    [settings.SERVICE_URL, settings.SERVICE_PORT],
    [settings.FILES_URL, settings.FILES_PORT],
  ];
  return [...(REGION === 'service' ? [] : ofHome), ...(REGION === 'home' ? [] : ofService)];
}

/** Ports of the front, by the public addresses of this host. */
export function frontPorts(settings: Settings): WantedPort[] {
  const ports = frontedOrigins(settings).map(([origin]) => Number(new URL(origin).port || 443));
  return [...new Set(ports)].map((port) => ({ setting: 'public addresses', port }));
}

function frontProcess(settings: Settings, address: string): ProcessSpec {
  return {
    name: 'front',
    entry: join(projectFolder, 'tools/front/main.ts'),
    environment: {
      ...bare,
      HOST: address,
      ORIGINS: frontedOrigins(settings)
        .map(([origin, port]) => `${origin}=${port}`)
        .join(' '),
      CERTIFICATE_FILE: resolve(projectFolder, settings.TLS_CERTIFICATE_FILE!),
      KEY_FILE: resolve(projectFolder, settings.TLS_KEY_FILE!),
    },
  };
}
