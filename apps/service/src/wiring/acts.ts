import type { ActHooks } from '#platform/act';
import { type AuditActor, auditHook, outboxHook } from '#privacy/engine';
import type { CustomerActor, HomeActor, HomeAsking, RegionActor, StaffActor } from '../people/index.ts';

/** A job of the worker. */
export interface JobActor {
  readonly kind: 'job';
  readonly name: string;
}

/** Whoever has the host of the service region, by a command there; nothing says who it is. */
export interface HostActor {
  readonly kind: 'host';
}

type AnyActor = CustomerActor | StaffActor | HomeActor | HomeAsking | RegionActor | JobActor | HostActor | null;

function auditActorOf(actor: AnyActor): AuditActor {
  if (!actor) return { kind: 'signed-out' };
  if (actor.kind === 'host') return { kind: 'host' };
  if (actor.kind === 'job' || actor.kind === 'home-asking') return { kind: 'job' };
  if (actor.kind === 'region') return { kind: 'integration' };
  // What home tells is the person's own decision.
  if (actor.kind === 'customer' || actor.kind === 'home') return { kind: 'customer', personId: actor.personId };
  return { kind: actor.kind === 'analysis' ? 'staff' : actor.kind, personId: actor.staffId };
}

/** What acts write beside their own rows. */
export function actHooks(): ActHooks {
  const writeAudit = auditHook<AnyActor>('service', auditActorOf);
  return {
    writeEvent: outboxHook(),
    writeAudit(act, entry) {
      const actor = act.actor as AnyActor;
      const ownCompany = actor?.kind === 'customer' ? actor.membership?.companyId : undefined;
      writeAudit(act, { ...entry, companyId: entry.companyId ?? ownCompany });
    },
  };
}
