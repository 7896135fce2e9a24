/** Name under which the browser keeps who was signed in last. */
export const personName = 'person';

/** Name under which the browser keeps the company that pages show. */
export const companyName = 'company';
