import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { caseQuery } from '../case-query.ts';

/** Whether a whole case number stands there. */
export const isCaseNumber = (text: string) => /^C-\d{6,9}$/.test(text);

const asNumber = (typed: string) => {
  const text = typed.trim().toUpperCase();
  return /^\d{6,9}$/.test(text) ? `C-${text}` : text;
};

/** The other case of two: one of those that the desk suggests, or any number. */
export function useOtherCase(caseNumber: string, suggested: string) {
  const [chosen, choose] = useState(suggested);
  const [typed, type] = useState('');
  const other = asNumber(typed) || chosen;
  const { data, error } = useQuery({ ...caseQuery(other), enabled: isCaseNumber(other) && other !== caseNumber });
  return {
    other,
    found: data?.caseNumber === other ? data : undefined,
    error,
    typed,
    type,
    chosen: typed ? '' : chosen,
    choose: (number: string) => {
      type('');
      choose(number);
    },
  };
}
