import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext } from '@playwright/test';
import { killProcess } from '../stage/kills.ts';
import type { Radio } from './radio.ts';
import type { UploadCount } from './uploads.ts';

const cutEveryMs = 10_000;
const cutForMs = 1500;
const offlineForMs = 2500;

/** What goes on around a phone in a hall. */
export interface Hall {
  readonly radio: Radio;
  readonly context: BrowserContext;
  readonly count: UploadCount;
  /** Bytes at which the service is killed. */
  readonly killsAtBytes: readonly number[];
}

/** What has happened to a phone. */
export interface Endured {
  readonly cuts: number;
  /** Times the phone itself knew that it had no network. */
  readonly offline: number;
  readonly kills: number;
}

/**
 * Breaks the network off every ten seconds, every third time so that the phone knows it, and kills the service at the
 * given bytes, until `signal` ends it.
 */
export async function badHall({ radio, context, count, killsAtBytes }: Hall, signal: AbortSignal): Promise<Endured> {
  let [offline, kills] = [0, 0];
  const untilEnd = (ms: number) => pause(ms, undefined, { signal }).catch(() => undefined);
  const breaking = async () => {
    for (let round = 1; ; round++) {
      await untilEnd(cutEveryMs);
      if (signal.aborted) return;
      if (round % 3) await radio.cut(cutForMs);
      else {
        offline += 1;
        await context.setOffline(true);
        await pause(offlineForMs);
        await context.setOffline(false);
      }
    }
  };
  const killing = async () => {
    for (const bytes of killsAtBytes) {
      while (count.sentBytes() < bytes && !signal.aborted) await untilEnd(20);
      if (signal.aborted) return;
      await killProcess('service');
      kills += 1;
    }
  };
  await Promise.all([breaking(), killing()]);
  return { cuts: radio.cuts(), offline, kills };
}
