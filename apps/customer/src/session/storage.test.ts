import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** What a browser keeps for all its tabs. */
function keptByTheBrowser() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
    clear: () => kept.clear(),
  };
}

/** A page is the module loaded anew. */
async function openPage() {
  vi.resetModules();
  return import('./storage.ts');
}

beforeEach(() => {
  vi.stubGlobal('localStorage', keptByTheBrowser());
  vi.stubGlobal('sessionStorage', keptByTheBrowser());
});
afterEach(() => vi.unstubAllGlobals());

describe('the company that a page shows', () => {
  it('stays while another tab changes over, so that nothing of it is asked for or sent as the other', async () => {
    const one = await openPage();
    one.rememberCompany('hengrui');
    const other = await openPage();
    other.rememberNextCompany('beichen');
    expect([one.chosenCompany(), other.chosenCompany()]).toEqual(['hengrui', 'beichen']);
    // The first page is told its company with every answer about the person: that takes nothing from the second.
    one.rememberCompany('hengrui');
    expect((await openPage()).chosenCompany()).toBe('beichen');
  });

  it('stays until the page is left that changes over: answers under way are kept under their own company', async () => {
    const page = await openPage();
    page.rememberCompany('hengrui');
    page.rememberNextCompany('beichen');
    expect(page.chosenCompany()).toBe('hengrui');
    expect((await openPage()).chosenCompany()).toBe('beichen');
  });

  it('is forgotten with the person who signs out', async () => {
    const page = await openPage();
    page.rememberCompany('hengrui');
    page.forgetPerson();
    expect([page.chosenCompany(), (await openPage()).chosenCompany()]).toEqual([null, null]);
  });
});

describe('a tab that was left open', () => {
  const changed = (key: string | null, newValue: string | null) =>
    Object.assign(new Event('storage'), { key, newValue });

  it.each([
    ['another tab signs the person out', changed('person', null)],
    ['somebody else signs in', changed('person', 'wang')],
    ['everything is removed', changed(null, null)],
  ])('hears that its person is gone when %s', async (_when, event) => {
    const browser = new EventTarget();
    vi.stubGlobal('window', browser);
    const gone = vi.fn();
    const stop = (await openPage()).onPersonGone('lin', gone);
    browser.dispatchEvent(event);
    expect(gone).toHaveBeenCalledTimes(1);
    stop();
    browser.dispatchEvent(event);
    expect(gone).toHaveBeenCalledTimes(1);
  });

  it('hears it when it wakes up and was told nothing, and knows what became of the drafts', async () => {
    const browser = new EventTarget();
    vi.stubGlobal('window', browser);
    const [stale, other] = [await openPage(), await openPage()];
    stale.rememberPerson('lin');
    const gone = vi.fn();
    stale.onPersonGone('lin', gone);
    browser.dispatchEvent(new Event('focus'));
    expect(gone).not.toHaveBeenCalled();
    other.forgetPerson('deleted');
    browser.dispatchEvent(new Event('pageshow'));
    expect(gone).toHaveBeenCalledTimes(1);
    expect(stale.endElsewhere()).toBe('deleted');
    other.rememberPerson('lin');
    expect(stale.endElsewhere()).toBe('yes');
  });

  it('stays when the same person signs in again or something else is kept', async () => {
    const browser = new EventTarget();
    vi.stubGlobal('window', browser);
    const gone = vi.fn();
    (await openPage()).onPersonGone('lin', gone);
    browser.dispatchEvent(changed('person', 'lin'));
    browser.dispatchEvent(changed('language', 'de'));
    expect(gone).not.toHaveBeenCalled();
  });
});
