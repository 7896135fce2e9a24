/** First port of the measurements; `BENCH_FIRST_PORT` moves them, so that two trees do not meet. */
export const firstPort = Number(process.env.BENCH_FIRST_PORT ?? 5400);
