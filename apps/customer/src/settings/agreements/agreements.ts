import { queryOptions } from '@tanstack/react-query';
import type { Language } from '#contract';
import type { ConsentKind } from '#contract/home';
import { type readConsents, readPolicyTexts } from '#contract/home';
import { home } from '../../session/home.ts';

/** Where a person stands with one consent. */
export type Agreement = Awaited<ReturnType<typeof home<typeof readConsents>>>['consents'][number];

/** A consent that the service does not need. */
export type OptionalKind = 'improvement-analysis' | 'extra-notices';

/** What the person may turn on and off, in the order in which it is shown. */
export const optionalKinds: readonly OptionalKind[] = ['improvement-analysis', 'extra-notices'];

/** Whether a consent is a choice. */
export const isOptional = (kind: ConsentKind): kind is OptionalKind =>
  (optionalKinds as readonly ConsentKind[]).includes(kind);

type Texts = Awaited<ReturnType<typeof home<typeof readPolicyTexts>>>;

const textNames = {
  policy: 'policy',
  'cross-border': 'crossBorder',
  'improvement-analysis': 'analysis',
  'extra-notices': 'notices',
} as const;

/** The text about one consent; null in versions from before there was one. */
export const textOf = (texts: Texts, kind: ConsentKind) => texts[textNames[kind]];

/** The texts of one version, which never change. */
export const versionQuery = (version: number, language: Language) =>
  queryOptions({
    queryKey: ['policy', version, language],
    queryFn: ({ signal }) => home(readPolicyTexts, { params: { version, language }, signal }),
    staleTime: Infinity,
  });
