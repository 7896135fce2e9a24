/** What the driver is asked to do: a closed loop over some connections, bounded in time and count. */
export interface Job {
  readonly origin: string;
  readonly method: 'GET' | 'POST';
  /** Several are asked in turn. */
  readonly path: string | readonly string[];
  /** One set of headers a connection, in turn. */
  readonly headers: readonly Readonly<Record<string, string>>[];
  /** `@ID@` becomes a new id in each request. */
  readonly body?: string;
  readonly connections: number;
  readonly milliseconds: number;
  readonly atMost: number;
}

/** What came of it. */
export interface Outcome {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly bodyBytes: number;
  /** Status → how often. */
  readonly statuses: Readonly<Record<string, number>>;
}
