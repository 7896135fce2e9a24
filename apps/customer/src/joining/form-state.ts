import { useState } from 'react';

interface Checkable {
  safeParse(value: unknown): { success: boolean; error?: { issues: { path: PropertyKey[] }[] } };
}

/** State of a form with named texts: what is typed, and which names are wrong once sending was tried. */
export function useForm<Values extends Record<string, string>>(initial: Values) {
  const [values, setValues] = useState(initial);
  const [hasTried, setHasTried] = useState(false);
  return {
    values,
    set: (name: keyof Values) => (text: string) => setValues((before) => ({ ...before, [name]: text })),
    setAll: setValues,
    /** Names of wrong fields, by a schema of the contract. */
    wrongBy: (schema: Checkable, value: unknown): ReadonlySet<string> => {
      const checked = schema.safeParse(value);
      if (!hasTried || checked.success) return new Set();
      return new Set(checked.error?.issues.map((issue) => String(issue.path[0])));
    },
    tryIt: () => setHasTried(true),
  };
}
