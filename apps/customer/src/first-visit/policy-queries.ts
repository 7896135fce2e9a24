import { queryOptions } from '@tanstack/react-query';
import type { Language } from '#contract';
import { readPolicy, readPolicyTexts } from '#contract/home';
import { home } from '../session/home.ts';

/** What a person saw of one text; echoed with the decision (privacy.md §2). */
export interface ShownText {
  version: number;
  language: Language;
  sha256: string;
}

/** Both texts in force, in one language, from the page's own address. */
export const policyQuery = (language: Language) =>
  queryOptions({
    queryKey: ['policy', language],
    queryFn: async ({ signal }) => {
      const { version } = await home(readPolicy, { signal });
      return home(readPolicyTexts, { params: { version, language }, signal });
    },
    staleTime: 60_000,
  });
