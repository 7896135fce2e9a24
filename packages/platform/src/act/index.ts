import type { Clock } from '../clock/index.ts';
import { type Database, type Settings, set, type Tx, type Urgency } from '../database/index.ts';

/** A business fact in the past tense; ids only, never names, numbers or texts of people (house.md §3). */
export interface EventFact {
  readonly kind: string;
  readonly companyId?: string;
  readonly body: Readonly<Record<string, string | number | boolean | null>>;
}

/** Who did or saw what; `subjects` are the persons whose data were seen or changed (privacy.md §5). */
export interface AuditFact {
  readonly what: string;
  readonly subjects?: readonly string[];
  readonly companyId?: string;
  readonly about?: Readonly<Record<string, string | number | boolean | null>>;
}

/** One actor doing one thing at one time inside one transaction; passed on, never ambient. */
export interface Act<Actor = unknown> {
  readonly actor: Actor;
  readonly now: Date;
  readonly requestId: string;
  readonly tx: Tx;
  /** Records a fact; it commits with the act or not at all. */
  emit(event: EventFact): void;
  /** Records an audit entry; it commits with the act or not at all. */
  audit(entry: AuditFact): void;
  /** Names persons whose data this act showed; the route's audit entry lists them. */
  saw(...personIds: (string | null | undefined)[]): void;
  /** Narrows the rows that the rest of this act can reach (row policies read these settings). @throws Error on a value that is no id or list */
  enter(name: `app.${string}`, value: string): void;
  /** The persons named by `saw` so far. */
  readonly seen: ReadonlySet<string>;
}

/** What the wiring passes in, so that this package knows neither tables of features nor the privacy engine. */
export interface ActHooks {
  writeEvent(act: Act, event: EventFact): void;
  writeAudit(act: Act, entry: AuditFact): void;
}

/**
 * Who an actor was the last time it was looked up. Work may begin as this actor while the proof is on its way in the same
 * transaction; nothing of it is answered or committed unless the proof holds.
 */
export interface Expected<Actor> {
  readonly actor: Actor;
  /** Settings that depend on the actor. */
  readonly settings: Settings;
  /** Asks the database, inside the transaction, whether the actor is still the same. */
  readonly holds: (act: Act<null>) => Promise<boolean>;
}

/** What one run of `act` needs. */
export interface ActRun<Actor> extends Urgency {
  readonly database: Database;
  readonly settings: Settings;
  readonly requestId: string;
  /** Finds out who acts, inside the transaction; throws a problem to refuse. */
  readonly actor: (act: Act<null>) => Promise<Actor> | Actor;
  /** For work that only reads: saves the round trip that finding out costs. */
  readonly expected?: Expected<Actor>;
}

/** The actor was not the one that was expected: what was done in its name is thrown away. */
class NotAsExpected extends Error {}

const startOf = (clock: Clock, hooks: ActHooks, tx: Tx, requestId: string): Act<null> => {
  const seen = new Set<string>();
  const start: Act<null> = {
    actor: null,
    now: clock.now(),
    requestId,
    tx,
    seen,
    emit: (event) => hooks.writeEvent(start, event),
    audit: (entry) => hooks.writeAudit(start, entry),
    saw(...personIds) {
      for (const id of personIds) if (id) seen.add(id);
    },
    enter: (name, value) => set(tx, name, value),
  };
  return start;
};

function actOf<Actor>(start: Act<null>, hooks: ActHooks, actor: Actor): Act<Actor> {
  const act: Act<Actor> = {
    ...start,
    actor,
    emit: (event) => hooks.writeEvent(act, event),
    audit: (entry) => hooks.writeAudit(act, entry),
  };
  return act;
}

/** Work and proof travel together; the proof was sent first and is looked at first. */
async function proven<Actor, Answer>(
  start: Act<null>,
  expected: Expected<Actor>,
  work: (enter: () => void) => Promise<Answer>,
): Promise<Answer> {
  const proof = expected.holds(start);
  const enter = () => {
    for (const [name, value] of Object.entries(expected.settings)) start.enter(name as `app.${string}`, value);
  };
  const [done, held] = await Promise.allSettled([work(enter), proof]);
  if (held.status === 'rejected') throw held.reason;
  if (!held.value) throw new NotAsExpected();
  if (done.status === 'rejected') throw done.reason;
  return done.value;
}

/** Makes the function that runs acts: one transaction with author, time, events and audit entries. */
export function actRunner(clock: Clock, hooks: ActHooks) {
  return async function runAct<Actor, Answer>(
    run: ActRun<Actor>,
    work: (act: Act<Actor>) => Promise<Answer>,
  ): Promise<Answer> {
    const { database, settings, requestId, expected, givesWay } = run;
    const how = { givesWay };
    if (expected)
      try {
        const asExpected = (tx: Tx) => {
          const start = startOf(clock, hooks, tx, requestId);
          return proven(start, expected, async (enter) => {
            enter();
            return work(actOf(start, hooks, expected.actor));
          });
        };
        return await database.transaction(settings, asExpected, how);
      } catch (error) {
        if (!(error instanceof NotAsExpected)) throw error;
      }
    const asFound = async (tx: Tx) => {
      const start = startOf(clock, hooks, tx, requestId);
      return work(actOf(start, hooks, await run.actor(start)));
    };
    return database.transaction(settings, asFound, how);
  };
}

/** The function made by `actRunner`. */
export type RunAct = ReturnType<typeof actRunner>;
