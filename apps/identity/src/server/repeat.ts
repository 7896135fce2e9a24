/** Runs something once after so many milliseconds; what it answers calls that off. */
export type Schedule = (run: () => void, inMs: number) => () => void;

const byTimer: Schedule = (run, inMs) => {
  const timer = setTimeout(run, inMs);
  return () => clearTimeout(timer);
};

/** How work is repeated. */
export interface Repetition {
  readonly everyMs: number;
  /** The longest pause, however often it failed. */
  readonly atMostMs: number;
  readonly failed: (error: unknown, failures: number) => void;
  /** When the next turn comes; timers unless a test wants to turn by itself. */
  readonly schedule?: Schedule | undefined;
}

/** Work that is done again and again. */
export interface Repeated {
  /** What the work needs was met elsewhere and is well: the next turn comes after the shortest pause. */
  isWell(): void;
  /** Ends it; waits for a turn that runs. */
  close(): Promise<void>;
}

/** How long to wait after so many failures in a row: twice as long each time, `atMostMs` at most. */
export const pauseAfter = (failures: number, { everyMs, atMostMs }: Pick<Repetition, 'everyMs' | 'atMostMs'>): number =>
  Math.min(everyMs * 2 ** failures, atMostMs);

/** Does work again and again, one turn after the other: later after each failure in a row, soon again after a success. */
export function repeat(work: () => Promise<void>, repetition: Repetition): Repeated {
  const { schedule = byTimer } = repetition;
  let [failures, stopped] = [0, false];
  let running: Promise<void> | undefined;
  let callOff = () => {};
  const turn = async () => {
    try {
      await work();
      failures = 0;
    } catch (error) {
      failures += 1;
      repetition.failed(error, failures);
    }
    running = undefined;
    soon();
  };
  const soon = () => {
    if (stopped) return;
    callOff = schedule(
      () => {
        running = turn();
      },
      pauseAfter(failures, repetition),
    );
  };
  soon();
  return {
    isWell() {
      if (failures === 0) return;
      failures = 0;
      // A turn that runs sets the next one itself.
      if (running) return;
      callOff();
      soon();
    },
    async close() {
      stopped = true;
      callOff();
      await running;
    },
  };
}
