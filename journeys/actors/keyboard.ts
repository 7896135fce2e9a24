import { expect, type Locator, type Page } from '@playwright/test';

/** A person without a mouse: every hand on the keys, and Tab goes on until the wanted thing has the focus. */
export function keyboardOf(page: Page) {
  const isFocused = (wanted: Locator) => wanted.evaluate((element) => element === document.activeElement);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Leafs with Tab, backwards where that is nearer. @throws Error when the thing cannot be reached by Tab */
  const tabTo = async (wanted: Locator, back = false) => {
    await expect(wanted).toBeVisible();
    for (let stops = 0; stops < 80; stops++) {
      if (await isFocused(wanted)) return;
      await press(back ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`no Tab leads to ${wanted}`);
  };
  return {
    press,
    tabTo,
    type: (text: string) => page.keyboard.type(text),
    /** Writes into a field that Tab leads to. */
    async write(field: Locator, text: string): Promise<void> {
      await tabTo(field);
      await page.keyboard.type(text);
    },
    /** Presses a button that Tab leads to. */
    async push(button: Locator, back = false): Promise<void> {
      await tabTo(button, back);
      await press('Enter');
    },
  };
}
