import type { ConsentKind } from '#contract/home';
import { sql, type Tx } from '#platform/database';

/** A published version. */
export interface PolicyVersionRow {
  readonly version: number;
  readonly demo: boolean;
  readonly published_at: Date;
  readonly effective_at: Date;
}

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
    SELECT version, demo, published_at, effective_at FROM policy_versions
    WHERE effective_at <= ${now} ORDER BY effective_at DESC, version DESC LIMIT 1`);

export const policyVersion = (tx: Tx, version: number) =>
  tx.maybe<PolicyVersionRow>(
    sql`SELECT version, demo, published_at, effective_at FROM policy_versions WHERE version = ${version}`,
  );

export const policyVersions = (tx: Tx) =>
  tx.rows<PolicyVersionRow>(sql`
    SELECT version, demo, published_at, effective_at FROM policy_versions ORDER BY version DESC LIMIT 200`);

export const textSummaries = (tx: Tx, versions: readonly number[]) =>
  tx.rows<TextSummaryRow>(sql`
    SELECT version, kind, language, sha256 FROM policy_texts WHERE version = ANY (${versions})
    ORDER BY version DESC, kind DESC, language LIMIT 1800`);

export const policyTexts = (tx: Tx, version: number, language: string) =>
  tx.rows<PolicyTextRow>(sql`
    SELECT version, kind, language, title, body, sha256 FROM policy_texts
    WHERE version = ${version} AND language = ${language} LIMIT 9`);

/** Whether a text with this hash is what the version says. */
export const isPublishedText = async (
  tx: Tx,
  text: { version: number; kind: string; language: string; sha256: string },
): Promise<boolean> =>
  (await tx.maybe(sql`
    SELECT 1 AS published FROM policy_texts WHERE version = ${text.version} AND kind = ${text.kind}
      AND language = ${text.language} AND sha256 = ${text.sha256}`)) !== undefined;
