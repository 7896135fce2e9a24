/** One kind of request of the mix. */
export interface Kind {
  readonly name: string;
  /** How many of a hundred requests are of it. */
  readonly share: number;
  readonly method: 'GET' | 'POST';
  /** One is chosen for each request. */
  readonly paths: readonly string[];
  readonly headers: readonly Readonly<Record<string, string>>[];
  /** `@ID@` becomes a new id in each request. */
  readonly body?: string;
}

/** What the driver of the mix is asked to do. */
export interface MixJob {
  readonly origin: string;
  readonly perSecond: number;
  readonly seconds: number;
  readonly kinds: readonly Kind[];
  /** Live streams that stay open meanwhile. */
  readonly streams: readonly { readonly path: string; readonly headers: Readonly<Record<string, string>> }[];
}

/** Times of one kind, from the moment at which a request should have been sent to the end of its answer. */
export interface Times {
  readonly requests: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly longestMs: number;
}

/** What came of it. */
export interface MixOutcome {
  readonly all: Times;
  readonly byKind: Readonly<Record<string, Times>>;
  /** Status or fault → how often, without successes. */
  readonly errors: Readonly<Record<string, number>>;
  readonly perSecond: number;
  /** Connections that were open at once at the most. */
  readonly connections: number;
  /** Changes that streams were told. */
  readonly told: number;
  readonly streamsLost: number;
  /** How long the driver itself stood still: it would be counted as the service's. */
  readonly ownStallMs: number;
}
