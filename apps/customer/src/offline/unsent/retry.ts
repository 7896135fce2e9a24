const pausesMs = [4000, 8000, 15_000, 30_000, 60_000, 120_000, 300_000] as const;

/**
 * Milliseconds until what waits is tried again after so many tries in vain: soon while it may be a gap in the line,
 * rarely while the service is away. A new connection, an answer, or a look at the app begins anew.
 */
export const pauseAfter = (triesInVain: number): number => pausesMs[Math.min(triesInVain, pausesMs.length - 1)] ?? 0;
