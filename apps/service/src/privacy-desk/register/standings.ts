import type { RegionRegister, Standing } from '#contract';
import { collectedHash, collectedOf } from '#privacy/policy';

/** A register as far as people are told what it says. */
export type ToldPart = Parameters<typeof collectedOf>[0] &
  Readonly<Record<'functions' | 'purposes' | 'periods' | 'kinds' | 'recipients', unknown>>;

/** Equal for two registers by which people are told the same; names of tables and columns are not told. */
export const toldBy = (register: ToldPart): string => {
  const { functions, purposes, periods, kinds, recipients } = register;
  return JSON.stringify([collectedHash(collectedOf(register)), functions, purposes, periods, kinds, recipients]);
};

/** What is compared. */
export interface Compared {
  /** Hash of the register that this process runs by. */
  readonly liveHash: string;
  /** What people have to be told by it. */
  readonly live: string;
  /** Since when the service region's database has kept it; null: it has not. */
  readonly keptSince: Date | null;
  /** What home says; null: it does not answer. */
  readonly home: RegionRegister | null;
  /** What people had to be told by the register of the policy in force; null: that register is not kept here. */
  readonly policy: string | null;
}

const short = (hash: string) => hash.slice(0, 12);

/** Whether this region keeps the register that it works by. */
const here = ({ liveHash, keptSince }: Compared): Standing => ({
  id: 'register-service',
  state: keptSince ? 'right' : 'wrong',
  says: keptSince ? 'kept' : 'not-kept',
  facts: { hash: short(liveHash), since: keptSince?.toISOString() ?? null },
});

/** Whether home works by the same register and keeps it. */
function atHome({ liveHash, home }: Compared): Standing {
  const id = 'register-home';
  if (!home) return { id, state: 'unknown', says: 'no-answer', facts: {} };
  const facts = { hash: short(home.registerHash), here: short(liveHash), since: home.firstSeenAt };
  if (home.registerHash !== liveHash) return { id, state: 'wrong', says: 'another', facts };
  if (!home.firstSeenAt) return { id, state: 'wrong', says: 'not-kept', facts };
  return { id, state: 'right', says: 'kept', facts };
}

/** G4: whether the policy in force tells people what the register that runs says. */
function told({ liveHash, live, home, policy }: Compared): Standing {
  const id = 'register-policy';
  if (!home) return { id, state: 'unknown', says: 'no-answer', facts: {} };
  const { version, registerHash } = home.policy;
  const facts = { version, hash: short(liveHash), policy: registerHash && short(registerHash) };
  if (registerHash === liveHash) return { id, state: 'right', says: 'same', facts };
  if (!registerHash || !policy) return { id, state: 'unknown', says: 'not-kept', facts };
  // Columns were renamed or added, and nothing that people are told about has changed.
  if (policy === live) return { id, state: 'right', says: 'told-the-same', facts };
  return { id, state: 'wrong', says: 'another', facts };
}

/** How register, snapshots and policy stand. A card of the privacy desk's first page each. */
export const registerStandings = (compared: Compared): Standing[] => [told(compared), here(compared), atHome(compared)];
