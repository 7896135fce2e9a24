import { useSyncExternalStore } from 'react';
import { subscribeUnsent, type UnsentItem, underWay, unsentOf } from './unsent/index.ts';

/** What a person has not sent, live. */
export const useUnsentItems = (personId: string): readonly UnsentItem[] =>
  useSyncExternalStore(subscribeUnsent, () => unsentOf(personId));

/** Whether a text is being sent at the moment. */
export const useIsSending = (id: string): boolean => useSyncExternalStore(underWay.subscribe, () => underWay.has(id));

const line = {
  subscribe: (listener: () => void) => {
    window.addEventListener('online', listener);
    window.addEventListener('offline', listener);
    return () => {
      window.removeEventListener('online', listener);
      window.removeEventListener('offline', listener);
    };
  },
  read: () => navigator.onLine,
};

/** Whether the browser believes to have a connection. */
export const useIsOnline = (): boolean => useSyncExternalStore(line.subscribe, line.read);
