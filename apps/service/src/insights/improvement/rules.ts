import type { RepeatedError } from '#contract';
import type { AnalysedGroup } from './queries.ts';

/** Most errors that one page shows. */
const shown = 100;

const sumOf = (groups: readonly AnalysedGroup[]) => groups.reduce((sum, { cases }) => sum + cases, 0);

function named(groups: readonly AnalysedGroup[], nameOf: (group: AnalysedGroup) => string | null) {
  return [...Map.groupBy(groups, nameOf)]
    .map(([name, members]) => ({ name, cases: sumOf(members) }))
    .sort((one, other) => other.cases - one.cases || (one.name ?? '\uffff').localeCompare(other.name ?? '\uffff'));
}

/** Groups as errors of models, those with most cases first. */
export const repeatedErrors = (groups: readonly AnalysedGroup[]): RepeatedError[] =>
  [...Map.groupBy(groups, (group) => JSON.stringify([group.product_line, group.model, group.error_number])).values()]
    .map((members) => ({
      productLine: members[0]!.product_line,
      model: members[0]!.model,
      errorNumber: members[0]!.error_number,
      cases: sumOf(members),
      software: named(members, ({ software }) => software),
      causes: named(members, (group) => group.cause_code),
      remedies: named(members, (group) => group.remedy_code),
    }))
    .sort((one, other) => other.cases - one.cases || one.errorNumber.localeCompare(other.errorNumber))
    .slice(0, shown);
