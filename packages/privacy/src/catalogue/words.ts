/** A text in the three languages of every text. */
export interface Words {
  readonly zh: string;
  readonly en: string;
  readonly de: string;
}

/** Where something stands (privacy.md §0). */
export type Place = 'home' | 'service';
