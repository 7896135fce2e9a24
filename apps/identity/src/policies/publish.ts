import type { OperatorProfile } from '#contract/operator';
import { languages } from '#contract/route';
import { newestSource, type RenderedText, renderPolicy } from '#privacy/policy';

/** The texts that come with the software (version 0), marked as demo: the newest source, for an operator. */
export const demoTexts = (profile: OperatorProfile): RenderedText[] =>
  languages.flatMap((language) => renderPolicy(newestSource(), profile, language, { demo: true }));
