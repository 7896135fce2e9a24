import { listPolicies, readPolicy, readPolicyTexts } from '#contract/home';
import { problem } from '#contract/route';
import { type Home, look } from '../home.ts';
import type { Binder } from '../server/bind.ts';
import {
  type PolicyVersionRow,
  policyInForce,
  policyTexts,
  policyVersion,
  policyVersions,
  type TextSummaryRow,
  textSummaries,
} from './queries.ts';

const times = (row: PolicyVersionRow) => ({
  version: row.version,
  demo: row.demo,
  publishedAt: row.published_at.toISOString(),
  effectiveAt: row.effective_at.toISOString(),
});

const summary = (row: PolicyVersionRow, texts: readonly TextSummaryRow[]) => ({
  ...times(row),
  texts: texts.filter((text) => text.version === row.version),
});

/** The policy and its archive, for anyone (S8.2). */
export function policyRoutes(bind: Binder, home: Home): void {
  bind(readPolicy, () =>
    look(home, async (tx) => {
      const row = await policyInForce(tx, home.clock.now());
      return summary(row, await textSummaries(tx, [row.version]));
    }),
  );
  bind(listPolicies, () =>
    look(home, async (tx) => {
      const rows = await policyVersions(tx);
      const texts = await textSummaries(
        tx,
        rows.map((row) => row.version),
      );
      return { versions: rows.map((row) => summary(row, texts)) };
    }),
  );
  bind(readPolicyTexts, ({ params }) =>
    look(home, async (tx) => {
      const row = await policyVersion(tx, params.version);
      const texts = await policyTexts(tx, params.version, params.language);
      const policy = texts.find((text) => text.kind === 'policy');
      const crossBorder = texts.find((text) => text.kind === 'cross-border');
      const analysis = texts.find((text) => text.kind === 'improvement-analysis') ?? null;
      if (!row || !policy || !crossBorder) throw problem('not-found');
      return { ...times(row), language: params.language, policy, crossBorder, analysis };
    }),
  );
}
