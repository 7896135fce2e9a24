import type { Page } from '@playwright/test';

interface Manifest {
  readonly name?: string;
  readonly short_name?: string;
  readonly start_url?: string;
  readonly display?: string;
  readonly icons?: readonly { src: string; sizes?: string; type?: string; purpose?: string }[];
}

/** The true size of a picture, as the browser draws it. */
const widthOf = (page: Page, address: string): Promise<number> =>
  page.evaluate(
    (src) =>
      new Promise<number>((resolve) => {
        const picture = new Image();
        picture.onload = () => resolve(picture.naturalWidth);
        picture.onerror = () => resolve(0);
        picture.src = src;
      }),
    address,
  );

/**
 * What keeps a page from being installed, by the criteria of Chromium (web.dev, "What does it take to be
 * installable?"). The manifest is read by the browser itself; a headless one leaves the verdict on it to us.
 */
export async function notInstallable(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { url, errors, data } = await session.send('Page.getAppManifest');
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  await session.detach();
  const found = [...errors.map(({ message }) => message), ...installabilityErrors.map(({ errorId }) => errorId)];
  if (!url || !data) return [...found, 'no manifest'];
  const manifest = JSON.parse(data) as Manifest;
  if (!manifest.name && !manifest.short_name) found.push('no name');
  if (new URL(manifest.start_url ?? '', url).origin !== new URL(page.url()).origin) found.push('foreign start address');
  if (!['standalone', 'fullscreen', 'minimal-ui'].includes(manifest.display ?? '')) found.push('shown as a page');
  const pictures = (manifest.icons ?? []).filter(({ type }) => type === 'image/png');
  for (const [pixels, purpose] of [
    [192, 'any'],
    [512, 'any'],
    [512, 'maskable'],
  ] as const) {
    const icon = pictures.find((one) => one.sizes === `${pixels}x${pixels}` && (one.purpose ?? 'any') === purpose);
    if (!icon || (await widthOf(page, new URL(icon.src, url).href)) !== pixels) found.push(`no ${purpose} ${pixels}`);
  }
  const isKept = await page.evaluate(async () => navigator.serviceWorker.controller !== null);
  return isKept ? found : [...found, 'no worker'];
}
