import { type RegionRegister, regionRegisterSchema } from '#contract';
import { connector } from '#privacy/vocabulary';
import { askingForRegister } from '../policies/data-map.ts';

const way = connector(askingForRegister);

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
