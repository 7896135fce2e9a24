import type { FastifyRequest } from 'fastify';
import type { Origin } from '../home.ts';
import { cookieNames, readCookie } from './cookies.ts';

const browsers = ['MicroMessenger', 'Edg', 'Firefox', 'Chrome', 'Safari'] as const;
const shown: Partial<Record<(typeof browsers)[number], string>> = { Edg: 'Edge', MicroMessenger: 'WeChat' };
const systems = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['HarmonyOS', /HarmonyOS/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS/],
  ['Linux', /Linux/],
] as const;

/** Browser and system in two words; nothing that tells one device of a kind from another. */
export function softwareOf(userAgent: string | undefined): string {
  const agent = userAgent ?? '';
  const browser = browsers.find((name) => agent.includes(name));
  const system = systems.find(([, pattern]) => pattern.test(agent))?.[0];
  return [browser && (shown[browser] ?? browser), system].filter(Boolean).join(', ') || '?';
}

/** Where a request comes from; each realm knows its devices by a cookie of its own. */
export const originOf = (
  request: FastifyRequest,
  deviceCookie: typeof cookieNames.device | typeof cookieNames.staffDevice = cookieNames.device,
): Origin => ({
  address: request.ip,
  requestId: request.id,
  device: readCookie(request, deviceCookie),
  software: softwareOf(request.headers['user-agent']),
});
