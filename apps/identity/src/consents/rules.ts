import { optionalConsentKinds, type ToldConsentKind, toldConsentKinds } from '#contract/home';
import type { TextSince } from '../policies/queries.ts';
import type { ConsentStateRow } from './queries.ts';

/** Where a person stands with one consent, with what became of its text. */
export type Standing<State> = State & {
  /** The person agreed, and the text has changed since: the consent is off until it is given again. */
  readonly textChanged: boolean;
};

type Decided = Pick<ConsentStateRow, 'kind' | 'given' | 'version' | 'language'>;

/** Whether a consent is a choice. */
export const isOptional = (kind: string): boolean => (optionalConsentKinds as readonly string[]).includes(kind);

/**
 * A yes to an optional text holds for that text alone (S7.2, S8.1): once a version has changed it, the consent is off, and
 * stays off should the old words come back. The policy and the transfer are asked again by `nextStepOf`.
 */
export function standingWith<State extends Decided>(
  states: readonly State[],
  texts: readonly TextSince[],
): Standing<State>[] {
  const same = ({ kind, language, version }: Decided) =>
    texts.some((text) => text.kind === kind && text.language === language && version >= text.since);
  return states.map((state) => {
    const textChanged = state.given && isOptional(state.kind) && !same(state);
    return { ...state, given: state.given && !textChanged, textChanged };
  });
}

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

const isGiven = (states: readonly Standing<ConsentStateRow>[], kind: ConsentStateRow['kind']): boolean =>
  states.some((state) => state.kind === kind && state.given);

/**
 * Where the person stands with each kind that the service region holds itself to. All rest on the policy and the transfer:
 * without them there is no service that could do anything.
 */
export function toldStates(states: readonly Standing<ConsentStateRow>[]): Record<ToldConsentKind, boolean> {
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

/** Whether a decision is still about the text in force; what is optional is asked again only where its text changed. */
export const isCurrent = (state: Standing<ConsentStateRow>, versionInForce: number): boolean =>
  state.version >= versionInForce || (state.given && isOptional(state.kind));
