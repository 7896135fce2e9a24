import { createHash } from 'node:crypto';

/** So many people share a desk's computer at most; more push out the first. */
const rememberedAtMost = 12;

const markOf = (staffId: string): string => createHash('sha256').update(staffId).digest('base64url').slice(0, 16);

/** Whether somebody has signed in in this browser before. */
export const isKnownIn = (known: string, staffId: string): boolean => known.split('.').includes(markOf(staffId));

/** What the browser remembers from now on. */
export const knownWith = (known: string, staffId: string): string =>
  [...known.split('.').filter((each) => each !== '' && each !== markOf(staffId)), markOf(staffId)]
    .slice(-rememberedAtMost)
    .join('.');
