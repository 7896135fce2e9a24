import { type RegionRegister, regionRegisterSchema } from '#contract';
import { connector } from '#privacy/vocabulary';

const way = connector({
  name: 'register of home',
  is: 'The question by which register home works.',
  purpose: 'of-nobody',
  recipient: 'nobody',
});

const patienceMs = 2_000;

/** By which register home works, as it says itself; null when it does not answer. */
export async function askHome(homeUrl: string): Promise<RegionRegister | null> {
  const answer = await way
    .send(`${homeUrl}/register.json`, { signal: AbortSignal.timeout(patienceMs) })
    .catch(() => null);
  if (!answer?.ok) return null;
  const told = regionRegisterSchema.safeParse(await answer.json().catch(() => null));
  return told.success ? told.data : null;
}
