import { companyHeader, openClient } from '#contract';
import { fetchOnce } from '../early/asked.ts';

/** The home region: the page's own address, with its cookie. */
export const home = openClient({ origin: '', fetch: fetchOnce(companyHeader) });
