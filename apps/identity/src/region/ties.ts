import type { CustomerConfig } from '../config.ts';
import { openTeller, type TellerParts } from '../consents/telling/teller.ts';
import { openPuller, type PullerParts } from '../policies/pulling.ts';
import { followEffects } from './effects.ts';
import { tokenEnder } from './ending.ts';
import { openExchange } from './exchange.ts';
import { clockWatch, openLine } from './line.ts';

/** What goes between home and the service region: home tells decisions and takes policies and facts over. */
export function openTies(
  config: CustomerConfig,
  parts: Pick<TellerParts & PullerParts, 'database' | 'clock' | 'log' | 'signingKey'>,
) {
  const towards = {
    ...parts,
    issuer: config.CUSTOMER_ISSUER_URL,
    serviceUrl: config.SERVICE_URL,
    reachedAt: config.SERVICE_INTERNAL_URL ?? config.SERVICE_URL,
  };
  const teller = openTeller({ ...towards, before: () => followEffects(parts) });
  const puller = openPuller(towards);
  const line = openLine({ ...towards, onClock: clockWatch(parts.log, parts.clock) });
  const exchange = openExchange({ ...towards, line, thresholds: config.TRANSFER_THRESHOLDS });
  return {
    tell: teller.tell,
    endTokens: tokenEnder({ ...towards, line: openLine({ ...towards, patienceMs: 2_000 }) }),
    open: { tellAll: teller.tellAll, pullPolicies: puller.pull, exchange: exchange.round },
    close: () => Promise.all([teller, puller, exchange].map((each) => each.close())),
  };
}
