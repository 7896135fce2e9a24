import type { ConsentKind } from '#contract/home';
import type { Language } from '#contract/route';
import { sql, type Tx } from '#platform/database';

/** A published policy as home takes it over; nobody of the staff stands in it. */
export interface HandedRow {
  readonly version: number;
  readonly archived: boolean;
  readonly register_hash: string;
  readonly changes: Readonly<Record<Language, string>> | null;
  readonly published_at: Date;
  readonly effective_at: Date;
}

/** A text as home takes it over. */
export interface HandedTextRow {
  readonly kind: ConsentKind;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  readonly sha256: string;
}

/** The first version after the one that home has. */
export const versionAfter = (tx: Tx, after: number) =>
  tx.maybe<HandedRow>(sql`
    SELECT version, archived, register_hash, changes, published_at, effective_at FROM policy_versions
    WHERE version > ${after} ORDER BY version LIMIT 1`);

export const textsHanded = (tx: Tx, version: number) =>
  tx.rows<HandedTextRow>(sql`
    SELECT kind, language, title, body, sha256 FROM policy_texts WHERE version = ${version}
    ORDER BY kind, language LIMIT 60`);

export const takenBack = (tx: Tx) =>
  tx.rows<{ version: number }>(sql`SELECT version FROM policy_take_backs ORDER BY version LIMIT 1000`);

/** Keeps that home has everything up to this version. */
export const delivered = (tx: Tx, version: number, now: Date) =>
  tx.run(sql`
    INSERT INTO policy_deliveries (version, delivered_at) VALUES (${version}, ${now}) ON CONFLICT (version) DO NOTHING`);
