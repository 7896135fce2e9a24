import type { Source } from '../../offline/store/bytes.ts';

/** What the page asks its thread for. */
export type Job =
  | { readonly what: 'hash'; readonly source: Source }
  | { readonly what: 'keep'; readonly source: Source & { readonly file: Blob } };

/** What goes to the thread. */
export type Asked = { readonly id: number } & (Job | { readonly what: 'stop' });

/** What comes from it: how far it is, or how it ended. */
export type Told = { readonly id: number } & (
  | { readonly part: number }
  | { readonly done: string | boolean }
  | { readonly failed: string }
);
