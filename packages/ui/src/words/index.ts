export { caseWords } from './cases.ts';
export { peopleWords } from './people.ts';
export { codeOf, useWordsForProblem, wordsForProblem } from './problems.ts';
