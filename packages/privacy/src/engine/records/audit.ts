import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Act, ActHooks, AuditFact } from '#platform/act';
import { sql } from '#platform/database';
import { newId } from '#platform/ids';
import type { Region } from '#privacy/vocabulary';
import { canonicalJson } from './canonical.ts';

/** Who acts, as an audit entry names them: a kind, and the random id when it is a person. */
export interface AuditActor {
  readonly kind: 'customer' | 'staff' | 'privacy' | 'job' | 'integration' | 'host' | 'signed-out';
  readonly personId?: string;
}

/** The erasable part of an entry; the commitment keeps proving it as long as it is there. */
export interface AuditPayload {
  readonly actor: AuditActor;
  readonly subjects: readonly string[];
  readonly about: Readonly<Record<string, string | number | boolean | null>>;
  readonly requestId: string;
}

/** sha256(salt ‖ canonical JSON of the payload): what stays when salt and payload are erased (privacy.md §5). */
export function commitmentOf(salt: Buffer, payload: AuditPayload): Buffer {
  return createHash('sha256').update(salt).update(canonicalJson(payload)).digest();
}

/** Whether an entry read back is the one that was written; false as well once its payload has been erased. */
export function entryProves(entry: { salt: Buffer | null; commitment: Buffer; payload: AuditPayload | null }): boolean {
  if (!entry.salt || !entry.payload) return false;
  return timingSafeEqual(commitmentOf(entry.salt, entry.payload), entry.commitment);
}

/**
 * Makes the hook that writes audit entries in the act's own transaction: the act commits with its entry or not at all.
 * @param actorOf says who an act's actor is; wiring knows the actors of its doors, this package does not
 */
export function auditHook<Actor>(region: Region, actorOf: (actor: Actor | null) => AuditActor): ActHooks['writeAudit'] {
  return (act: Act, entry: AuditFact) => {
    const actor = actorOf(act.actor as Actor | null);
    const payload: AuditPayload = {
      actor,
      subjects: [...(entry.subjects ?? [])].sort(),
      about: entry.about ?? {},
      requestId: act.requestId,
    };
    const salt = randomBytes(16);
    act.tx.later(sql`
      INSERT INTO audit_entries
        (entry_id, at, region, actor_kind, actor_person_id, what, company_id, salt, commitment, payload)
      VALUES (${newId(act.now)}, ${act.now}, ${region}, ${actor.kind}, ${actor.personId ?? null}, ${entry.what},
        ${entry.companyId ?? null}, ${salt}, ${commitmentOf(salt, payload)}, ${JSON.stringify(payload)})`);
  };
}
