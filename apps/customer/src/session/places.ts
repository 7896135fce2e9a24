import { companyHeader } from '#contract';
import type { OperatorProfile } from '#contract/operator';
import { fetchOnce } from '../early/asked.ts';

let reading: Promise<OperatorProfile> | undefined;

async function read(): Promise<OperatorProfile> {
  const response = await fetchOnce(companyHeader)('/operator.json', { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`/operator.json answered ${response.status}`);
  return (await response.json()) as OperatorProfile;
}

/** The operator profile of this installation, from the page's own address. */
export function readPlaces(): Promise<OperatorProfile> {
  reading ??= read().catch((cause: unknown) => {
    reading = undefined;
    throw cause;
  });
  return reading;
}
