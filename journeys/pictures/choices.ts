import { type Spoken, words } from '../actors/words.ts';

/** What a picture is taken at; a phone's finger is coarse, whatever the width. */
export const sizes = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1280, height: 720 },
  wide: { width: 1920, height: 1080 },
} as const;

/** Name of a size. */
export type Size = keyof typeof sizes;

/** Colours a picture is taken in. */
export const themes = ['light', 'dark'] as const;

/** Name of a theme. */
export type Theme = (typeof themes)[number];

/** The pictures that are wanted. */
export interface Choices {
  readonly parts: readonly string[];
  readonly languages: readonly Spoken[];
  readonly sizes: readonly Size[];
  readonly themes: readonly Theme[];
}

/**
 * Reads words in any order, e.g. `customer zh dark`: parts or groups of parts, languages, sizes and themes. Of what is not
 * named, everything.
 *
 * @throws Error for a word that names nothing
 */
export function readChoices(
  asked: readonly string[],
  groups: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Choices {
  const rest = new Set(asked);
  const among = <Name extends string>(names: readonly Name[]): Name[] => {
    const named = names.filter((name) => rest.delete(name));
    return named.length > 0 ? named : [...names];
  };
  const languages = among(Object.keys(words) as Spoken[]);
  const chosenSizes = among(Object.keys(sizes) as Size[]);
  const chosenThemes = among(themes);
  const parts = Object.entries(groups).flatMap(([group, members]) =>
    rest.delete(group) ? Object.keys(members) : Object.keys(members).filter((part) => rest.delete(part)),
  );
  const all = Object.values(groups).flatMap((members) => Object.keys(members));
  if (rest.size > 0)
    throw new Error(
      `nothing is called ${[...rest].join(', ')}; parts are ${[...Object.keys(groups), ...all].join(', ')}`,
    );
  return {
    parts: asked.length > 0 && parts.length > 0 ? parts : all,
    languages,
    sizes: chosenSizes,
    themes: chosenThemes,
  };
}
