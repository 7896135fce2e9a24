import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** A worker of the app as a browser shows it to a page. */
class Worker extends EventTarget {
  state = 'installed';
  readonly asked: unknown[] = [];
  readonly onAsked: () => void;
  constructor(onAsked: () => void = () => {}) {
    super();
    this.onAsked = onAsked;
  }
  postMessage(words: unknown) {
    this.asked.push(words);
    this.onAsked();
  }
  become(state: string) {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

interface Registration extends EventTarget {
  waiting: Worker | null;
  installing: Worker | null;
}

/** A browser in which the app is on the device; what it does with workers is the test's. */
function browser(controller: Worker | null) {
  const registration = Object.assign(new EventTarget(), { waiting: null, installing: null }) as Registration;
  const workers = Object.assign(new EventTarget(), { controller, register: async () => registration });
  const reload = vi.fn();
  vi.stubGlobal('navigator', { onLine: true, serviceWorker: workers });
  vi.stubGlobal('window', { location: { reload } });
  const serve = (worker: Worker) => {
    workers.controller = worker;
    workers.dispatchEvent(new Event('controllerchange'));
  };
  return { registration, serve, reload };
}

async function openPage() {
  vi.resetModules();
  const page = await import('./app-worker.ts');
  await page.keepApp();
  return page;
}

beforeEach(() => {
  vi.stubEnv('PROD', true);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('a tap on the new version', () => {
  it('S2.2 changes over and loads the page again', async () => {
    const { registration, serve, reload } = browser(new Worker());
    const waiting = new Worker(() => serve(waiting));
    const page = await openPage();
    registration.waiting = waiting;
    await page.changeOver();
    expect([waiting.asked, reload.mock.calls.length]).toEqual([['change-over'], 1]);
  });

  it('S2.2 changes over to one that is newer still and came in the same moment', async () => {
    const { registration, serve, reload } = browser(new Worker());
    const newest = new Worker(() => serve(newest));
    const waiting = new Worker(() => {
      registration.waiting = newest;
      waiting.become('redundant');
    });
    const page = await openPage();
    registration.waiting = waiting;
    await page.changeOver();
    expect([waiting.asked, newest.asked, reload.mock.calls.length]).toEqual([['change-over'], ['change-over'], 1]);
  });

  it('S2.2 loads the page again after five seconds where the browser does not change over', async () => {
    const { registration, reload } = browser(new Worker());
    const page = await openPage();
    registration.waiting = new Worker();
    const changing = page.changeOver();
    await vi.advanceTimersByTimeAsync(4900);
    expect(reload).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    await changing;
    expect(reload).toHaveBeenCalledOnce();
  });
});

describe('a tab that has not changed over', () => {
  it('S2.2 offers the new version that another tab uses already', async () => {
    const { serve, reload } = browser(new Worker());
    const page = await openPage();
    const told = vi.fn();
    page.newBuild.subscribe(told);
    expect(page.newBuild.isWaiting()).toBe(false);
    serve(new Worker());
    expect(told).toHaveBeenCalledOnce();
    expect(page.newBuild.isWaiting()).toBe(true);
    await page.changeOver();
    expect(reload).toHaveBeenCalledOnce();
  });

  it('offers nothing when the app is put on the device for the first time', async () => {
    const { serve } = browser(null);
    const page = await openPage();
    serve(new Worker());
    expect(page.newBuild.isWaiting()).toBe(false);
    serve(new Worker());
    expect(page.newBuild.isWaiting()).toBe(true);
  });
});
