import { type RegionRegister, regionRegisterSchema } from '#contract';

const patienceMs = 2_000;

/** By which register home works, as it says itself; null when it does not answer. */
export async function askHome(homeUrl: string): Promise<RegionRegister | null> {
  const answer = await fetch(`${homeUrl}/register.json`, { signal: AbortSignal.timeout(patienceMs) }).catch(() => null);
  if (!answer?.ok) return null;
  const told = regionRegisterSchema.safeParse(await answer.json().catch(() => null));
  return told.success ? told.data : null;
}
