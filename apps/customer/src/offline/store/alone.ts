/** Whoever waits for its turn can be stopped; then nothing was done. */
interface Waiting {
  readonly signal?: AbortSignal;
}

/**
 * Does something while no other page of the app, nor its worker, does what goes by the same name. A browser without
 * locks just does it.
 */
export const alone = <Value>(name: string, work: () => Promise<Value>, { signal }: Waiting = {}): Promise<Value> =>
  'locks' in navigator ? (navigator.locks.request(name, { signal }, work) as Promise<Value>) : work();

/** The same; tells the work whether it had to wait until somebody else was done. */
export async function aloneOrAfter<Value>(
  name: string,
  work: (hasWaited: boolean) => Promise<Value>,
  waiting: Waiting = {},
): Promise<Value> {
  if (!('locks' in navigator)) return work(false);
  let done: { readonly value: Value } | undefined;
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) done = { value: await work(false) };
  });
  return done ? done.value : alone(name, () => work(true), waiting);
}
