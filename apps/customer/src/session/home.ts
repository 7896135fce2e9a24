import { openClient } from '#contract';

/** The home region: the page's own address, with its cookie. */
export const home = openClient({ origin: '' });
