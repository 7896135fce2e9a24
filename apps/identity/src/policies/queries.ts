import type { HandedPolicy } from '#contract';
import { type ConsentKind, optionalConsentKinds } from '#contract/home';
import { sql, type Tx } from '#platform/database';

/** A published version. */
export interface PolicyVersionRow {
  readonly version: number;
  readonly demo: boolean;
  readonly published_at: Date;
  readonly effective_at: Date;
  /** A former version that was brought along: never in force here. */
  readonly archived: boolean;
  readonly changes: Readonly<Record<'zh' | 'en' | 'de', string>> | null;
  /** Of the register it was published under; null for what came with the software. */
  readonly register_hash: string | null;
}

const columns = sql`v.version, v.demo, v.published_at, v.effective_at, v.archived, v.changes, v.register_hash`;
const stands = sql`NOT EXISTS (SELECT 1 FROM policy_take_backs b WHERE b.version = v.version)`;

/** A text without its body. */
export interface TextSummaryRow {
  readonly version: number;
  readonly kind: ConsentKind;
  readonly language: 'zh' | 'en' | 'de';
  readonly sha256: string;
}

/** A text with its body. */
export interface PolicyTextRow extends TextSummaryRow {
  readonly title: string;
  readonly body: string;
}

/** The version in force at a moment. */
export const policyInForce = (tx: Tx, now: Date) =>
  tx.one<PolicyVersionRow>(sql`
    SELECT ${columns} FROM policy_versions v
    WHERE v.effective_at <= ${now} AND NOT v.archived AND ${stands}
    ORDER BY v.effective_at DESC, v.version DESC LIMIT 1`);

export const policyVersion = (tx: Tx, version: number) =>
  tx.maybe<PolicyVersionRow>(sql`SELECT ${columns} FROM policy_versions v WHERE v.version = ${version} AND ${stands}`);

export const policyVersions = (tx: Tx) =>
  tx.rows<PolicyVersionRow>(sql`
    SELECT ${columns} FROM policy_versions v WHERE ${stands} ORDER BY v.effective_at DESC, v.version DESC LIMIT 200`);

export const textSummaries = (tx: Tx, versions: readonly number[]) =>
  tx.rows<TextSummaryRow>(sql`
    SELECT version, kind, language, sha256 FROM policy_texts WHERE version = ANY (${versions})
    ORDER BY version DESC, kind DESC, language LIMIT 2400`);

export const policyTexts = (tx: Tx, version: number, language: string) =>
  tx.rows<PolicyTextRow>(sql`
    SELECT version, kind, language, title, body, sha256 FROM policy_texts
    WHERE version = ${version} AND language = ${language} LIMIT 12`);

/** The number of the version in force, for whoever reads nothing else of it. */
export const versionInForce = async (tx: Tx, now: Date): Promise<number> =>
  (
    await tx.one<{ version: number }>(sql`
      SELECT v.version FROM policy_versions v WHERE v.effective_at <= ${now} AND NOT v.archived AND ${stands}
      ORDER BY v.effective_at DESC, v.version DESC LIMIT 1`)
  ).version;

/** When the version takes effect that does so last, of those the privacy desk published; null: there is none. */
export const latestEffect = async (tx: Tx): Promise<Date | null> =>
  (
    await tx.one<{ latest: Date | null }>(sql`
      SELECT max(v.effective_at) AS latest FROM policy_versions v WHERE NOT v.archived AND NOT v.demo AND ${stands}`)
  ).latest;

/** The highest version that home has. */
export const highestVersion = async (tx: Tx): Promise<number> =>
  (await tx.one<{ version: number }>(sql`SELECT coalesce(max(version), 0) AS version FROM policy_versions`)).version;

/** Adds a policy that was published at the privacy desk, once; what is there is never changed. */
export async function addPolicy(tx: Tx, policy: NonNullable<HandedPolicy['next']>): Promise<void> {
  const { version, archived, publishedAt, effectiveAt, registerHash, changes } = policy;
  const added = await tx.run(sql`
    INSERT INTO policy_versions (version, demo, published_at, effective_at, archived, changes, register_hash)
    VALUES (${version}, false, ${publishedAt}, ${effectiveAt}, ${archived}, ${changes && JSON.stringify(changes)}::jsonb,
      ${registerHash})
    ON CONFLICT (version) DO NOTHING`);
  if (added === 0) return;
  for (const text of policy.texts)
    await tx.run(sql`
      INSERT INTO policy_texts (version, kind, language, title, body, sha256)
      VALUES (${version}, ${text.kind}, ${text.language}, ${text.title}, ${text.body}, ${text.sha256})`);
}

/**
 * Keeps which policies were taken back before they took effect; what is in force, was in force or is archived stays, whatever
 * the service says (S8.2). `justAdded`: a version that comes together with its taking back was never shown to anybody.
 */
export const keepTakenBack = (tx: Tx, versions: readonly number[], justAdded: number | null, now: Date) =>
  tx.run(sql`
    INSERT INTO policy_take_backs (version, told_at)
    SELECT version, ${now}::timestamptz FROM policy_versions WHERE version = ANY (${versions}::integer[])
      AND NOT demo AND NOT archived AND (effective_at > ${now} OR version = ${justAdded}::integer)
    ON CONFLICT (version) DO NOTHING`);

/** Whether a text with this hash is what the version says. */
export const isPublishedText = async (
  tx: Tx,
  text: { version: number; kind: string; language: string; sha256: string },
): Promise<boolean> =>
  (await tx.maybe(sql`
    SELECT 1 AS published FROM policy_texts WHERE version = ${text.version} AND kind = ${text.kind}
      AND language = ${text.language} AND sha256 = ${text.sha256}`)) !== undefined;

/** From which version on an optional text has been what it is now, by kind and language. */
export interface TextSince {
  readonly kind: ConsentKind;
  readonly language: string;
  readonly since: number;
}

/**
 * Since which version each optional text is the same, of the versions that are or were in force. A version without the
 * text ends it, too: nobody can rest anything on words that nobody can read any more.
 */
export const textsSince = (tx: Tx, now: Date) =>
  tx.rows<TextSince>(sql`
    WITH said AS (
      SELECT v.version, k.kind, k.language, t.sha256,
        lag(t.sha256) OVER (PARTITION BY k.kind, k.language ORDER BY v.version) AS before
      FROM policy_versions v
      CROSS JOIN (
        SELECT DISTINCT kind, language FROM policy_texts WHERE kind = ANY (${[...optionalConsentKinds]}::text[])
      ) k
      LEFT JOIN policy_texts t ON t.version = v.version AND t.kind = k.kind AND t.language = k.language
      WHERE v.effective_at <= ${now} AND NOT v.archived AND ${stands}
    )
    SELECT kind, language, max(version) AS since FROM said WHERE sha256 IS DISTINCT FROM before
    GROUP BY kind, language ORDER BY kind, language LIMIT 100`);
