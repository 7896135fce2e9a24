import { problem } from '#contract';
import { readPolicyTexts } from '#contract/home';
import type { OperatorProfile } from '#contract/operator';
import { languages } from '#contract/route';
import { committedRegister } from '#privacy/engine';
import { newestSource, renderPolicy } from '#privacy/policy';
import { connector } from '#privacy/vocabulary';
import { askingForTexts, type PolicyWorld } from '../privacy-desk/index.ts';

const way = connector(askingForTexts);
const patienceMs = 2_000;

/** What home says in a version that only home has; it is public and never changes, so it is asked for once. */
function textsAtHome(homeUrl: string): PolicyWorld['textsAtHome'] {
  const known = new Map<string, NonNullable<Awaited<ReturnType<PolicyWorld['textsAtHome']>>>>();
  return async (version, language) => {
    const path = `/policy/${version}/${language}`;
    const before = known.get(path);
    if (before) return before;
    const answer = await way
      .send(`${homeUrl}${path}`, {
        headers: { accept: 'application/json' },
        signal: AbortSignal.timeout(patienceMs),
      })
      .catch(() => undefined);
    if (answer?.status === 404) return undefined;
    const said = answer?.ok ? readPolicyTexts.answer.safeParse(await answer.json().catch(() => null)) : undefined;
    if (!said?.success) throw problem('try-again', { retryAfterSeconds: 5 });
    const texts = [said.data.policy, said.data.crossBorder, said.data.analysis, said.data.notices].flatMap((text) =>
      text ? [{ ...text, language, origin: 'committed' as const }] : [],
    );
    known.set(path, texts);
    return texts;
  };
}

/** What the privacy desk prepares policies from: the committed source, the operator profile, and the register as it is. */
export function policyWorld(config: { readonly HOME_INTERNAL_URL: string }, operator: OperatorProfile): PolicyWorld {
  const source = newestSource();
  return {
    registerHash: committedRegister().hash,
    // Until it is released, every text says of itself that it is none for real people.
    committed: () =>
      languages.flatMap((language) => renderPolicy(source, operator, language, { demo: !source.released })),
    isReleased: source.released,
    zone: operator.timeZones.customers,
    textsAtHome: textsAtHome(config.HOME_INTERNAL_URL),
  };
}
