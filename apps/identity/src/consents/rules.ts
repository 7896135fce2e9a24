import type { ConsentStateRow } from './queries.ts';

/** What a person must do next before a token may be issued. */
export type NextStep = 'none' | 'agree-policy' | 'agree-cross-border';

/**
 * S0.3, S5.2, S8.1: the policy in force must be agreed to, and the consent to the transfer must stand. The consent to
 * the transfer is asked again with every version as well, because it belongs to that version's text.
 */
export function nextStepOf(states: readonly ConsentStateRow[], versionInForce: number): NextStep {
  const stands = (kind: ConsentStateRow['kind']) =>
    states.some((state) => state.kind === kind && state.given && state.version >= versionInForce);
  if (!stands('policy')) return 'agree-policy';
  return stands('cross-border') ? 'none' : 'agree-cross-border';
}

/**
 * S2.5: whether the person's cases may be analysed. It rests on the other two: without the transfer there is no service
 * that could.
 */
export const isAnalysisOn = (states: readonly ConsentStateRow[]): boolean =>
  (['policy', 'cross-border', 'improvement-analysis'] as const).every((kind) =>
    states.some((state) => state.kind === kind && state.given),
  );

/** Whether the service region must be told: the decision is about the analysis, or ends or resumes what rests on it. */
export const touchesAnalysis = (kind: ConsentStateRow['kind'], states: readonly ConsentStateRow[]): boolean =>
  kind === 'improvement-analysis' || states.some((state) => state.kind === 'improvement-analysis' && state.given);

/** Whether a decision is still about the text in force. */
export const isCurrent = (state: ConsentStateRow, versionInForce: number): boolean => state.version >= versionInForce;
