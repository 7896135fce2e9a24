import { clearStorage } from '../storage.ts';

// What removes everything, alone on a page: who never agreed has not loaded the file that it needs.
const app = { clearStorage };

/** What the page offers to its tests. */
export type App = typeof app;

Object.assign(globalThis, { app });
