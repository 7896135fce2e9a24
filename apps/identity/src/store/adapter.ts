import { type Adapter, type AdapterFactory, type AdapterPayload, errors } from 'oidc-provider';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { isUuid } from '#platform/ids';
import {
  consumeOidcRecord,
  type OidcRecordRow,
  oidcRecordOf,
  oidcRecordOfUid,
  removeOidcGrant,
  removeOidcRecord,
  writeOidcRecord,
} from './queries.ts';
import { hashOf, type Sealer } from './seal.ts';

const dayMs = 86_400_000;

/**
 * The provider's memory on PostgreSQL: a record is found by the hash of its id (ids are bearer values) and its content
 * is encrypted, so a copy of the table signs nobody in.
 */
export function adapterOn(database: Database, sealer: Sealer, clock: Clock): AdapterFactory {
  const read = (row: OidcRecordRow | undefined): AdapterPayload | undefined => {
    if (!row) return undefined;
    const payload = JSON.parse(sealer.open(row.payload)) as AdapterPayload;
    return row.consumed_at ? { ...payload, consumed: Math.floor(row.consumed_at.getTime() / 1000) } : payload;
  };
  return (model): Adapter => ({
    async upsert(id, payload, expiresInSeconds) {
      const now = clock.now();
      const { consumed: _, ...kept } = payload;
      await writeOidcRecord(database, {
        model,
        idHash: hashOf(id),
        uidHash: typeof payload.uid === 'string' ? hashOf(payload.uid) : null,
        // A grant is its own member, so that revoking it removes it too.
        grantId: payload.grantId ?? (model === 'Grant' ? id : null),
        subjectId: isUuid(payload.accountId) ? payload.accountId : null,
        clientId: payload.clientId ?? null,
        payload: sealer.seal(JSON.stringify(kept)),
        expiresAt: new Date(now.getTime() + (expiresInSeconds ? expiresInSeconds * 1000 : dayMs)),
        now,
      });
    },
    find: async (id) => read(await oidcRecordOf(database, model, hashOf(id), clock.now())),
    findByUid: async (uid) => read(await oidcRecordOfUid(database, model, hashOf(uid), clock.now())),
    // No device flow here.
    findByUserCode: async () => undefined,
    async consume(id) {
      // Atomic: of several uses in the same moment one wins, whatever was read before.
      if ((await consumeOidcRecord(database, model, hashOf(id), clock.now())) === 0)
        throw new errors.InvalidGrant('already used');
    },
    async destroy(id) {
      await removeOidcRecord(database, model, hashOf(id));
    },
    async revokeByGrantId(grantId) {
      await removeOidcGrant(database, grantId);
    },
  });
}
