export { caseWords } from './cases.ts';
export { memberName, peopleWords, useMemberName } from './people.ts';
export { codeOf, useWordsForProblem, wordsForProblem } from './problems.ts';
