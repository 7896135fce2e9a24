import type { Language } from '#contract';

/** A text: a string, a function of what stands in it, or a group of texts. */
export type Catalogue = { readonly [name: string]: string | ((...given: never[]) => string) | Catalogue };

/** The shape that every language of a catalogue must have: the same names, the same parameters. */
export type SameShape<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer Given) => string
      ? (...given: Given) => string
      : SameShape<T[K]>;
};

/** A catalogue in every language. */
export type Texts<T> = Readonly<Record<Language, T>>;

/** Texts side by side; a name that one language lacks, or has alone, is a type error. */
export function defineTexts<const Zh extends Catalogue>(texts: {
  readonly zh: Zh;
  readonly en: NoInfer<SameShape<Zh>>;
  readonly de: NoInfer<SameShape<Zh>>;
}): Texts<SameShape<Zh>> {
  return texts as unknown as Texts<SameShape<Zh>>;
}
