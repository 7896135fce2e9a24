import { createHash } from 'node:crypto';
import { consentKinds, listPolicies, readPolicy, readPolicyDocument, readPolicyTexts } from '#contract/home';
import { type Language, problem } from '#contract/route';
import { type Home, look } from '../home.ts';
import type { Binder } from '../server/bind.ts';
import { policyPdf } from './document/pdf.ts';
import {
  type PolicyTextRow,
  type PolicyVersionRow,
  policyInForce,
  policyTexts,
  policyVersion,
  policyVersions,
  type TextSummaryRow,
  textSummaries,
} from './queries.ts';

/** The day of a moment in a time zone, `2023-06-06`. */
const dayIn = (zone: string, moment: Date) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(moment);

const times = (row: PolicyVersionRow, zone: string) => ({
  version: row.version,
  demo: row.demo,
  publishedAt: row.published_at.toISOString(),
  effectiveAt: row.effective_at.toISOString(),
  archived: row.archived,
  appliedFrom: row.archived ? dayIn(zone, row.effective_at) : null,
  changes: row.changes,
});

const summary = (row: PolicyVersionRow, texts: readonly TextSummaryRow[], zone: string) => ({
  ...times(row, zone),
  texts: texts.filter((text) => text.version === row.version),
});

const inOrder = (texts: readonly PolicyTextRow[]) =>
  [...texts].sort((a, b) => consentKinds.indexOf(a.kind) - consentKinds.indexOf(b.kind));

/** Documents of published versions; drawn once, because a published text never changes. */
function documentsOf(home: Home) {
  const drawn = new Map<string, Promise<Uint8Array>>();
  return async (version: number, language: Language): Promise<Uint8Array> => {
    const key = `${version} ${language}`;
    // A version that was taken back is asked for first: its document may still lie here.
    const row = await look(home, (tx) => policyVersion(tx, version));
    if (!row) throw problem('not-found');
    const known = drawn.get(key);
    if (known) return known;
    const texts = await look(home, (tx) => policyTexts(tx, version, language));
    if (texts.length === 0) throw problem('not-found');
    const drawing = policyPdf(row, language, inOrder(texts));
    drawn.set(key, drawing);
    drawing.catch(() => drawn.delete(key));
    return drawing;
  };
}
const noText = {
  kind: 'cross-border',
  title: '',
  body: '',
  sha256: createHash('sha256').update('').digest('hex'),
} as const;

/** The policy and its archive, for anyone (S8.2). */
export function policyRoutes(bind: Binder, home: Home): void {
  const zone = home.profile.timeZones.customers;
  bind(readPolicy, () =>
    look(home, async (tx) => {
      const row = await policyInForce(tx, home.clock.now());
      return summary(row, await textSummaries(tx, [row.version]), zone);
    }),
  );
  bind(listPolicies, () =>
    look(home, async (tx) => {
      const rows = await policyVersions(tx);
      const texts = await textSummaries(
        tx,
        rows.map((row) => row.version),
      );
      return { versions: rows.map((row) => summary(row, texts, zone)) };
    }),
  );
  const documentOf = documentsOf(home);
  bind(readPolicyDocument, async ({ params, reply }) => {
    const pdf = await documentOf(params.version, params.language);
    reply.header('content-disposition', `inline; filename="policy-${params.version}-${params.language}.pdf"`);
    await reply.type('application/pdf').send(Buffer.from(pdf));
    return undefined;
  });
  bind(readPolicyTexts, ({ params }) =>
    look(home, async (tx) => {
      const row = await policyVersion(tx, params.version);
      const texts = await policyTexts(tx, params.version, params.language);
      const policy = texts.find((text) => text.kind === 'policy');
      const crossBorder = texts.find((text) => text.kind === 'cross-border') ?? (row?.archived ? noText : undefined);
      const analysis = texts.find((text) => text.kind === 'improvement-analysis') ?? null;
      const notices = texts.find((text) => text.kind === 'extra-notices') ?? null;
      if (!row || !policy || !crossBorder) throw problem('not-found');
      return { ...times(row, zone), language: params.language, policy, crossBorder, analysis, notices };
    }),
  );
}
