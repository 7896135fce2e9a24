import { productLines } from '#contract';

/** What somebody, or a team, is restricted to. */
export interface Restrictions {
  readonly productLines: readonly string[];
  readonly areas: readonly string[];
}

const all = 'all';
const both = (one: readonly string[], other: readonly string[]) => one.filter((word) => other.includes(word));
const spelled = (words: readonly string[], areas: readonly string[]) =>
  words.includes(all) ? [all, ...areas] : both(words, areas);

/**
 * What comes of the restrictions of somebody and of their team. `all` stays among the areas where both have it: who has
 * every area of today by name does not have the ones to come. As `reach_words` in the database.
 */
export const reachOf = (own: Restrictions, team: Restrictions, areas: readonly string[]): Restrictions => ({
  productLines: both(own.productLines, team.productLines),
  areas: both(spelled(own.areas, areas), spelled(team.areas, areas)),
});

/** Whether nothing of one lies beyond the other. */
export const isWithinReach = (one: Restrictions, other: Restrictions): boolean =>
  one.productLines.every((line) => other.productLines.includes(line)) &&
  one.areas.every((area) => other.areas.includes(area));

/** Whether somebody is restricted in nothing, now and when areas are added. */
export const hasEverything = (reach: Restrictions): boolean => isWithinReach({ productLines, areas: [all] }, reach);
