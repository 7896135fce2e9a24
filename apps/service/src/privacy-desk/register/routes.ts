import type { FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod';
import { type RegionRegister, type Register, routes, type Standing } from '#contract';
import type { Act } from '#platform/act';
import { type Mounted, readInput } from '#platform/http';
import type { Actors, StaffActor } from '../../people/index.ts';
import { askHome } from './home.ts';
import { registerOfPolicy, snapshotOf } from './queries.ts';
import { registerStandings, type ToldPart, toldBy } from './standings.ts';

/** What the register's routes need from the wiring. */
export interface RegisterWorld {
  readonly app: FastifyInstance;
  /** The register that this process runs by, as the contract shows it. */
  readonly register: Register;
  /** The same as far as people are told what it says. */
  readonly told: ToldPart;
  readonly record: (format: 'csv' | 'json', language: 'zh' | 'en' | 'de') => string;
  /** Where home is reached. */
  readonly homeUrl: string;
  /** Further things that the first page shows. */
  readonly alsoStanding?: readonly ((act: Act<StaffActor>) => Promise<Standing[]>)[];
}

const toldIn = (canonical: string | undefined) =>
  canonical === undefined ? null : toldBy(JSON.parse(canonical) as ToldPart);

/** What this desk published says itself by which register it was made; home can only tell by the time. */
async function withPublished(act: Act<StaffActor>, home: RegionRegister | null): Promise<RegionRegister | null> {
  if (!home) return null;
  const published = await registerOfPolicy(act.tx, home.policy.version);
  return published ? { ...home, policy: { ...home.policy, registerHash: published.register_hash } } : home;
}

/** Binds the register, its record of processing, and how it stands. */
export function registerRoutes(mounted: Mounted<Actors>, world: RegisterWorld): void {
  const { register } = world;
  mounted.handle(routes.readRegister, async () => register);
  mounted.handle(routes.readStandings, async ({ act }) => {
    const home = await withPublished(act, await askHome(world.homeUrl));
    const kept = await snapshotOf(act.tx, register.registerHash);
    const published = home?.policy.registerHash ? await snapshotOf(act.tx, home.policy.registerHash) : undefined;
    const compared = { liveHash: register.registerHash, live: toldBy(world.told), home };
    const others = await Promise.all((world.alsoStanding ?? []).map((ask) => ask(act)));
    return {
      standings: [
        ...registerStandings({
          ...compared,
          keptSince: kept?.first_seen_at ?? null,
          policy: toldIn(published?.canonical),
        }),
        ...others.flat(),
      ],
    };
  });
  const route = routes.readRecordOfProcessing;
  mounted.bound.add(route.id);
  world.app.get(route.path, async (request, reply) => {
    const wish = await mounted.actFor(route, request, async () => readInput(route.query, request.query));
    return sendRecord(reply, world, wish as z.output<typeof route.query>);
  });
}

const names = { zh: '个人信息处理记录', en: 'record-of-processing', de: 'Verzeichnis-der-Verarbeitung' } as const;

function sendRecord(
  reply: FastifyReply,
  { record }: RegisterWorld,
  { format, language }: { format: 'csv' | 'json'; language: 'zh' | 'en' | 'de' },
): FastifyReply {
  const file = encodeURIComponent(`${names[language]}.${format}`);
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${file}`)
    .header('cache-control', 'no-store')
    .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
    .send(record(format, language));
}
