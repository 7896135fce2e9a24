import { callable, type FunctionEntry } from '#privacy/vocabulary';

/** Functions of the service's schema that audiences may call. */
export const serviceFunctions: readonly FunctionEntry[] = [
  callable('company_matching(text, text)', {
    database: 'service',
    is: 'The one question somebody in no company may ask: which company has this customer number and machine number.',
    who: ['customer'],
  }),
];
