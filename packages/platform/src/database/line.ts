/** Too much is asked at once, and this can be asked again; callers turn it into 503 with Retry-After. */
export class TooBusy extends Error {}

/** How long a line before the connections may become. */
export interface LineRules {
  /** So many are inside at once. */
  readonly places: number;
  /** How long somebody waits for a place. */
  readonly patienceMs: number;
  /** The same for what gives way. */
  readonly givingWayMs: number;
}

interface Waiting {
  readonly enter: () => void;
  timer?: NodeJS.Timeout;
}

/** A line before some places; what gives way is let in when nobody else waits. */
export interface Line {
  /** Settles with a place, which `leave` gives back. @throws TooBusy when none became free in time */
  enter(givesWay: boolean): Promise<void>;
  leave(): void;
}

/** Opens a line (docs/decisions/0107). */
export function openLine({ places, patienceMs, givingWayMs }: LineRules): Line {
  let free = places;
  const [first, givingWay] = [new Set<Waiting>(), new Set<Waiting>()];
  const next = (line: Set<Waiting>): Waiting | undefined => line.values().next().value;
  return {
    enter(givesWay) {
      if (free > 0) {
        free -= 1;
        return Promise.resolve();
      }
      const line = givesWay ? givingWay : first;
      return new Promise((enter, refuse) => {
        const waiting: Waiting = { enter };
        line.add(waiting);
        const giveUp = () => {
          if (line.delete(waiting)) refuse(new TooBusy('no place became free in time'));
        };
        // What became free while this process was busy is given out before the immediate runs.
        waiting.timer = setTimeout(() => setImmediate(giveUp), givesWay ? givingWayMs : patienceMs);
      });
    },
    leave() {
      const line = first.size > 0 ? first : givingWay;
      const waiting = next(line);
      if (!waiting) {
        free += 1;
        return;
      }
      line.delete(waiting);
      clearTimeout(waiting.timer);
      waiting.enter();
    },
  };
}
