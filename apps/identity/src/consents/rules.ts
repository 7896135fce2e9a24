import { type ToldConsentKind, toldConsentKinds } from '#contract/home';
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

const isGiven = (states: readonly ConsentStateRow[], kind: ConsentStateRow['kind']): boolean =>
  states.some((state) => state.kind === kind && state.given);

/**
 * Where the person stands with each kind that the service region holds itself to. All rest on the policy and the transfer:
 * without them there is no service that could do anything.
 */
export function toldStates(states: readonly ConsentStateRow[]): Record<ToldConsentKind, boolean> {
  const isServed = isGiven(states, 'policy') && isGiven(states, 'cross-border');
  const told = toldConsentKinds.map((kind) => [kind, isServed && isGiven(states, kind)] as const);
  return Object.fromEntries(told) as Record<ToldConsentKind, boolean>;
}

/** When the yes was said that a token for the service rests on. */
export const transferDecidedAt = (states: readonly ConsentStateRow[]): Date =>
  new Date(
    Math.max(
      0,
      ...states
        .filter(({ kind }) => kind === 'policy' || kind === 'cross-border')
        .map(({ decided_at }) => decided_at.getTime()),
    ),
  );

/** Whether a decision is still about the text in force. */
export const isCurrent = (state: ConsentStateRow, versionInForce: number): boolean => state.version >= versionInForce;
