// The part of the service worker's world that is used here; the page's own types do not have it.

interface WaitingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchedEvent extends WaitingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface WorkerEvents {
  install: WaitingEvent;
  activate: WaitingEvent;
  fetch: FetchedEvent;
  sync: WaitingEvent;
  message: MessageEvent;
}

interface WorkerScope {
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof WorkerEvents>(name: Name, listen: (event: WorkerEvents[Name]) => void): void;
}

/** The worker itself. */
export const worker = globalThis as unknown as WorkerScope;
