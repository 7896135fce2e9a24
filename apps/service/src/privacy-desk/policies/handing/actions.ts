import type { HandedPolicy } from '#contract';
import type { Act } from '#platform/act';
import { delivered, takenBack, textsHanded, versionAfter } from './queries.ts';

/** The next policy that home does not have; asking again hands it over again. */
export async function handPolicyHome(act: Act, after: number): Promise<HandedPolicy> {
  if (after > 0) await delivered(act.tx, after, act.now);
  const row = await versionAfter(act.tx, after);
  const back = await takenBack(act.tx);
  return {
    next: row
      ? {
          version: row.version,
          archived: row.archived,
          publishedAt: row.published_at.toISOString(),
          effectiveAt: row.effective_at.toISOString(),
          registerHash: row.register_hash,
          changes: row.changes,
          texts: await textsHanded(act.tx, row.version),
        }
      : null,
    takenBack: back.map(({ version }) => version),
  };
}
