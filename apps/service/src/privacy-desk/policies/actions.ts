import type { z } from 'zod';
import {
  type DeskPolicyText,
  type DeskPolicyVersion,
  firstPolicyYear,
  latestEffectDays,
  type PolicyDraft,
  type PolicyReach,
  problem,
  type routes,
  soonestEffectSeconds,
  takeBackEndsSeconds,
} from '#contract';
import type { ConsentKind } from '#contract/home';
import type { Language } from '#contract/route';
import type { Act } from '#platform/act';
import type { StaffActor } from '../../people/index.ts';
import * as ask from './queries.ts';
import { beginningOf, inForceOf, missingOf, standingOf } from './rules.ts';

/** What preparing and publishing needs from the wiring. */
export interface PolicyWorld {
  /** Hash of the processing register as it is now. */
  readonly registerHash: string;
  /** The committed policy for this operator, rendered. */
  readonly committed: () => readonly Omit<DeskPolicyText, 'origin'>[];
  /** Whether that policy may be published to real people. */
  readonly isReleased: boolean;
  /** Where the customers are: a former version applied from the beginning of a day there. */
  readonly zone: string;
  /** What home says in a version that the service never published: the text that came with the software. */
  readonly textsAtHome: (version: number, language: Language) => Promise<DeskPolicyText[] | undefined>;
}

type Desk = Act<StaffActor>;

const draftOf = (world: PolicyWorld, row: ask.DraftRow, texts: readonly ask.TextRow[]): PolicyDraft => ({
  draftId: row.draft_id,
  purpose: row.purpose,
  appliedFrom: row.applied_from,
  preparedAt: row.prepared_at.toISOString(),
  preparedBy: row.prepared_by,
  registerHash: row.register_hash,
  registerIsSame: row.register_hash === world.registerHash,
  hasUnreleased: !world.isReleased && texts.some(({ origin }) => origin === 'committed'),
  texts: [...texts],
  missing: missingOf(row.purpose, texts),
});

/** @throws problem `not-found` */
async function foundDraft(act: Desk, world: PolicyWorld, draftId: string): Promise<PolicyDraft> {
  const row = await ask.draft(act.tx, draftId);
  if (!row) throw problem('not-found');
  return draftOf(world, row, await ask.draftTexts(act.tx, [draftId]));
}

/** Published policies and those that are being prepared. */
export async function listPolicyVersions(act: Desk, world: PolicyWorld) {
  const rows = await ask.versions(act.tx);
  const inForce = inForceOf(
    rows.filter((row) => !row.archived && !row.taken_back),
    act.now,
  );
  const texts = await ask.versionTexts(
    act.tx,
    rows.map(({ version }) => version),
  );
  const prepared = await ask.drafts(act.tx);
  const draftTexts = await ask.draftTexts(
    act.tx,
    prepared.map((row) => row.draft_id),
  );
  const versions = rows.map(
    (row): DeskPolicyVersion => ({
      version: row.version,
      standing: standingOf(row, inForce, act.now),
      publishedAt: row.published_at.toISOString(),
      publishedBy: row.published_by,
      effectiveAt: row.effective_at.toISOString(),
      appliedFrom: row.applied_from,
      changes: row.changes,
      registerHash: row.register_hash,
      registerIsSame: row.register_hash === world.registerHash,
      texts: texts.filter((text) => text.version === row.version),
      atHomeSince: row.at_home_since?.toISOString() ?? null,
    }),
  );
  const drafts = prepared.map((row) =>
    draftOf(
      world,
      row,
      draftTexts.filter((text) => text.draft_id === row.draft_id),
    ),
  );
  return { inForce, versions, drafts };
}

/** @throws problem `not-found`, or `try-again` where only home has the text and does not answer */
export async function readPolicyVersion(act: Desk, world: PolicyWorld, version: number, language: Language) {
  const texts: DeskPolicyText[] = await ask.versionTextsIn(act.tx, version, language);
  if (texts.length > 0) return { texts };
  const atHome = await world.textsAtHome(version, language);
  if (!atHome) throw problem('not-found');
  return { texts: atHome };
}

/** @throws problem `id-taken` */
export async function preparePolicy(
  act: Desk,
  world: PolicyWorld,
  wish: z.output<typeof routes.preparePolicy.body>,
): Promise<{ draft: PolicyDraft; isNew: boolean }> {
  const { draftId, purpose } = wish;
  const appliedFrom = wish.purpose === 'archive' ? wish.appliedFrom : null;
  if (appliedFrom && beginningOf(appliedFrom, world.zone) > act.now)
    throw problem('input', { fields: { appliedFrom: 'in-future' } });
  if (appliedFrom && Number(appliedFrom.slice(0, 4)) < firstPolicyYear)
    throw problem('input', { fields: { appliedFrom: 'too-old' } });
  const one = { draftId, purpose, appliedFrom, registerHash: world.registerHash, by: act.actor.staffId };
  const isNew = (await ask.addDraft(act.tx, one, act.now)) > 0;
  if (isNew && purpose === 'version')
    for (const text of world.committed()) await ask.keepDraftText(act.tx, draftId, { ...text, origin: 'committed' });
  const draft = await ask.draft(act.tx, draftId);
  if (!draft || draft.purpose !== purpose || draft.applied_from !== appliedFrom) throw problem('id-taken');
  return { draft: await foundDraft(act, world, draftId), isNew };
}

/** @throws problem `not-found` */
export async function readPolicyDraft(act: Desk, world: PolicyWorld, draftId: string, language: Language) {
  const draft = await foundDraft(act, world, draftId);
  const texts: DeskPolicyText[] = await ask.draftTextsIn(act.tx, draftId, language);
  return { draft, texts };
}

/** @throws problem `not-found` */
export async function dropPolicyDraft(act: Desk, draftId: string): Promise<void> {
  await ask.holdPublishing(act.tx);
  if ((await ask.removeDraft(act.tx, draftId)) === 0) throw problem('not-found');
}

/** Puts a text in that was read from a file. @throws problem `not-found` */
export async function importPolicyText(
  act: Desk,
  world: PolicyWorld,
  place: { draftId: string; kind: ConsentKind; language: Language },
  text: { title: string; body: string; sha256: string },
): Promise<PolicyDraft> {
  // A text that comes while somebody publishes is in what was shown to that person, or in no version.
  await ask.holdPublishing(act.tx);
  await foundDraft(act, world, place.draftId);
  const { kind, language } = place;
  await ask.keepDraftText(act.tx, place.draftId, { kind, language, ...text, origin: 'imported' });
  return foundDraft(act, world, place.draftId);
}

export const countPolicyReach = (act: Desk): Promise<PolicyReach> => ask.reachAcrossCompanies(act.tx);

type PublishWish = z.output<typeof routes.publishPolicy.body>;

/**
 * When a publication takes effect. Never before one that was published earlier: people agree to the highest number, so the
 * lower one would come into force without anybody being asked (S8.1).
 * @throws problem `input` for a moment that home could miss, or before another version's
 */
async function effectOf(act: Desk, world: PolicyWorld, draft: PolicyDraft, wish: PublishWish): Promise<Date> {
  if (draft.appliedFrom) return beginningOf(draft.appliedFrom, world.zone);
  const soonest = new Date(act.now.getTime() + soonestEffectSeconds * 1000);
  const effectiveAt = wish.effectiveAt ? new Date(wish.effectiveAt) : soonest;
  if (effectiveAt < soonest) throw problem('input', { fields: { effectiveAt: 'too-soon' } });
  if (effectiveAt.getTime() > act.now.getTime() + latestEffectDays * 86_400_000)
    throw problem('input', { fields: { effectiveAt: 'too-far' } });
  const latest = await ask.latestEffect(act.tx);
  if (latest && effectiveAt <= latest) throw problem('input', { fields: { effectiveAt: 'before-another' } });
  return effectiveAt;
}

/**
 * Publishes what the page showed. Sending it again changes nothing.
 * @throws problem `not-found`, `policy-changed` when the texts are not the ones shown, `input`
 */
export async function publishPolicy(act: Desk, world: PolicyWorld, draftId: string, wish: PublishWish) {
  await ask.holdPublishing(act.tx);
  const before = await ask.versionOfDraft(act.tx, draftId);
  if (before) return { version: before.version, effectiveAt: before.effective_at.toISOString() };
  const draft = await foundDraft(act, world, draftId);
  if (draft.missing.length > 0) throw problem('input', { fields: { texts: 'missing' } });
  const archived = draft.purpose === 'archive';
  if (!archived && !wish.changes) throw problem('input', { fields: { changes: 'missing' } });
  if (draft.texts.map(({ sha256 }) => sha256).join() !== wish.shown.join()) throw problem('policy-changed');
  const effectiveAt = await effectOf(act, world, draft, wish);
  const version = await ask.nextVersion(act.tx);
  const one = { version, draftId, archived, effectiveAt, changes: wish.changes, by: act.actor.staffId };
  await ask.addVersion(act.tx, { ...one, registerHash: draft.registerHash }, act.now);
  return { version, effectiveAt: effectiveAt.toISOString() };
}

/** @throws problem `not-found`, `state-forbids` when it is in force, or home could not hear of it in time */
export async function takePolicyBack(act: Desk, version: number): Promise<void> {
  const latest = new Date(act.now.getTime() + takeBackEndsSeconds * 1000);
  if ((await ask.takeBack(act.tx, version, act.actor.staffId, act.now, latest)) > 0) return;
  const known = (await ask.versions(act.tx)).find((row) => row.version === version);
  if (!known) throw problem('not-found');
  if (!known.taken_back) throw problem('state-forbids');
}
