import { store } from '../../region/store.ts';

/** The present, moving once a minute, so that "5 minutes ago" stays true. */
export const minute = store(new Date());

setInterval(() => minute.set(new Date()), 60_000);
