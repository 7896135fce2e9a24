import type { ConsentKind } from '#contract/home';
import type { Language } from '#contract/route';
import { sql, type Tx } from '#platform/database';

/** A text without its body. */
export interface TextRow {
  readonly kind: ConsentKind;
  readonly language: Language;
  readonly title: string;
  readonly sha256: string;
  readonly origin: 'committed' | 'imported';
}

/** A text with its body. */
export interface WholeTextRow extends TextRow {
  readonly body: string;
}

/** A prepared policy. */
export interface DraftRow {
  readonly draft_id: string;
  readonly purpose: 'version' | 'archive';
  readonly applied_from: string | null;
  readonly register_hash: string;
  readonly prepared_at: Date;
  readonly prepared_by: string;
}

/** A published policy. */
export interface VersionRow {
  readonly version: number;
  readonly archived: boolean;
  readonly register_hash: string;
  readonly changes: Readonly<Record<Language, string>> | null;
  readonly published_at: Date;
  readonly published_by: string;
  readonly effective_at: Date;
  readonly applied_from: string | null;
  readonly taken_back: boolean;
  readonly at_home_since: Date | null;
}

const draftColumns = sql`d.draft_id, d.purpose, d.applied_from::text AS applied_from, d.register_hash, d.prepared_at`;
const inOrder = sql`ORDER BY array_position(ARRAY['policy', 'cross-border', 'improvement-analysis', 'extra-notices'], t.kind),
  array_position(ARRAY['zh', 'en', 'de'], t.language)`;

/** Prepared policies that are not published, the newest first. */
export const drafts = (tx: Tx) =>
  tx.rows<DraftRow>(sql`
    SELECT ${draftColumns}, s.name AS prepared_by FROM policy_drafts d JOIN staff_members s ON s.staff_id = d.prepared_by
    WHERE NOT EXISTS (SELECT 1 FROM policy_versions v WHERE v.draft_id = d.draft_id)
    ORDER BY d.prepared_at DESC LIMIT 50`);

export const draft = (tx: Tx, draftId: string) =>
  tx.maybe<DraftRow>(sql`
    SELECT ${draftColumns}, s.name AS prepared_by FROM policy_drafts d JOIN staff_members s ON s.staff_id = d.prepared_by
    WHERE d.draft_id = ${draftId}
      AND NOT EXISTS (SELECT 1 FROM policy_versions v WHERE v.draft_id = d.draft_id)`);

/** Adds a prepared policy; 0 when the id is taken. */
export const addDraft = (
  tx: Tx,
  draft: { draftId: string; purpose: string; appliedFrom: string | null; registerHash: string; by: string },
  now: Date,
) =>
  tx.run(sql`
    INSERT INTO policy_drafts (draft_id, purpose, applied_from, register_hash, prepared_by, prepared_at)
    VALUES (${draft.draftId}, ${draft.purpose}, ${draft.appliedFrom}, ${draft.registerHash}, ${draft.by}, ${now})
    ON CONFLICT (draft_id) DO NOTHING`);

export const draftTexts = (tx: Tx, draftIds: readonly string[]) =>
  tx.rows<TextRow & { draft_id: string }>(sql`
    SELECT t.draft_id, t.kind, t.language, t.title, t.sha256, t.origin FROM policy_draft_texts t
    WHERE t.draft_id = ANY (${draftIds}::uuid[]) ${inOrder} LIMIT 1000`);

export const draftTextsIn = (tx: Tx, draftId: string, language: string) =>
  tx.rows<WholeTextRow>(sql`
    SELECT t.kind, t.language, t.title, t.body, t.sha256, t.origin FROM policy_draft_texts t
    WHERE t.draft_id = ${draftId} AND t.language = ${language} ${inOrder} LIMIT 20`);

/** Puts a text in, in place of the one of its kind and language. */
export const keepDraftText = (tx: Tx, draftId: string, text: WholeTextRow) =>
  tx.run(sql`
    INSERT INTO policy_draft_texts (draft_id, kind, language, title, body, sha256, origin)
    VALUES (${draftId}, ${text.kind}, ${text.language}, ${text.title}, ${text.body}, ${text.sha256}, ${text.origin})
    ON CONFLICT (draft_id, kind, language) DO UPDATE SET title = excluded.title, body = excluded.body,
      sha256 = excluded.sha256, origin = excluded.origin`);

/** Throws a prepared policy away; 0 when there is none, or it is published. */
export const removeDraft = async (tx: Tx, draftId: string): Promise<number> => {
  const unpublished = sql`NOT EXISTS (SELECT 1 FROM policy_versions v WHERE v.draft_id = ${draftId})`;
  await tx.run(sql`DELETE FROM policy_draft_texts WHERE draft_id = ${draftId} AND ${unpublished}`);
  return tx.run(sql`DELETE FROM policy_drafts WHERE draft_id = ${draftId} AND ${unpublished}`);
};

/** Publications come one after the other: each has the next number. */
export const holdPublishing = (tx: Tx) => tx.run(sql`SELECT pg_advisory_xact_lock(hashtext('publish a policy'))`);

/** The next number: after every one that is known here or at home. */
export const nextVersion = async (tx: Tx): Promise<number> =>
  (
    await tx.one<{ next: number }>(sql`
      SELECT 1 + greatest((SELECT coalesce(max(version), 0) FROM policy_versions),
        (SELECT coalesce(max(version), 0) FROM policy_deliveries)) AS next`)
  ).next;

/** When the latest of the versions takes effect that people are or will be asked about; null where there is none. */
export const latestEffect = async (tx: Tx): Promise<Date | null> =>
  (
    await tx.one<{ latest: Date | null }>(sql`
      SELECT max(effective_at) AS latest FROM policy_versions v WHERE NOT archived
        AND NOT EXISTS (SELECT 1 FROM policy_take_backs t WHERE t.version = v.version)`)
  ).latest;

/** The version that a prepared policy became. */
export const versionOfDraft = (tx: Tx, draftId: string) =>
  tx.maybe<{ version: number; effective_at: Date }>(
    sql`SELECT version, effective_at FROM policy_versions WHERE draft_id = ${draftId}`,
  );

/** What is published of a prepared policy. */
export interface Publication {
  readonly version: number;
  readonly draftId: string;
  readonly archived: boolean;
  readonly registerHash: string;
  readonly changes: Readonly<Record<Language, string>> | null;
  readonly by: string;
  readonly effectiveAt: Date;
}

export const addVersion = async (tx: Tx, one: Publication, now: Date): Promise<void> => {
  await tx.run(sql`
    INSERT INTO policy_versions (version, draft_id, archived, register_hash, changes, published_by, published_at,
      effective_at)
    VALUES (${one.version}, ${one.draftId}, ${one.archived}, ${one.registerHash},
      ${one.changes && JSON.stringify(one.changes)}::jsonb, ${one.by}, ${now}, ${one.effectiveAt})`);
  await tx.run(sql`
    INSERT INTO policy_texts (version, kind, language, title, body, sha256, origin)
    SELECT ${one.version}::integer, kind, language, title, body, sha256, origin FROM policy_draft_texts
    WHERE draft_id = ${one.draftId}`);
};

const versionColumns = sql`v.version, v.archived, v.register_hash, v.changes, v.published_at, v.effective_at,
    EXISTS (SELECT 1 FROM policy_take_backs b WHERE b.version = v.version) AS taken_back`;

/** Published policies, the newest first, with the time from which home has them. */
export const versions = (tx: Tx) =>
  tx.rows<VersionRow>(sql`
    SELECT ${versionColumns}, d.applied_from::text AS applied_from, s.name AS published_by, (SELECT min(h.delivered_at) FROM policy_deliveries h
      WHERE h.version >= v.version AND h.delivered_at >= v.published_at) AS at_home_since
    FROM policy_versions v JOIN staff_members s ON s.staff_id = v.published_by
    JOIN policy_drafts d ON d.draft_id = v.draft_id ORDER BY v.version DESC LIMIT 200`);

export const versionTexts = (tx: Tx, versionNumbers: readonly number[]) =>
  tx.rows<TextRow & { version: number }>(sql`
    SELECT t.version, t.kind, t.language, t.title, t.sha256, t.origin FROM policy_texts t
    WHERE t.version = ANY (${versionNumbers}::integer[]) ${inOrder} LIMIT 4000`);

export const versionTextsIn = (tx: Tx, version: number, language: string) =>
  tx.rows<WholeTextRow>(sql`
    SELECT t.kind, t.language, t.title, t.body, t.sha256, t.origin FROM policy_texts t
    WHERE t.version = ${version} AND t.language = ${language} ${inOrder} LIMIT 20`);

/** A version that may be in force now or later, for the door of customers. */
export interface Effect {
  readonly version: number;
  readonly effective_at: Date;
}

/** Versions that take or took effect, the oldest first; neither archived nor taken back. */
export const effects = (tx: Tx) =>
  tx.rows<Effect>(sql`
    SELECT v.version, v.effective_at FROM policy_versions v
    WHERE NOT v.archived AND NOT EXISTS (SELECT 1 FROM policy_take_backs b WHERE b.version = v.version)
    ORDER BY v.effective_at, v.version LIMIT 1000`);

/** Takes a version back; 0 when it is not there, is archived or takes effect too soon. */
export const takeBack = (tx: Tx, version: number, by: string, now: Date, latest: Date) =>
  tx.run(sql`
    INSERT INTO policy_take_backs (version, taken_back_by, taken_back_at)
    SELECT version, ${by}::uuid, ${now}::timestamptz FROM policy_versions
    WHERE version = ${version} AND NOT archived AND effective_at > ${latest}
    ON CONFLICT (version) DO NOTHING`);

/** How many people the service region knows, and how many of them are in a company. */
export const reachAcrossCompanies = (tx: Tx) =>
  tx.one<{ known: number; inCompanies: number; companies: number }>(sql`
    SELECT (SELECT count(*)::integer FROM people) AS known,
      (SELECT count(DISTINCT person_id)::integer FROM memberships WHERE left_at IS NULL) AS "inCompanies",
      (SELECT count(DISTINCT company_id)::integer FROM memberships WHERE left_at IS NULL) AS companies`);
