import { QueryClient } from '@tanstack/react-query';
import { tryNow } from '../../session/again.ts';
import { clearStorage } from '../../session/storage.ts';
import { tokenPerson } from '../../session/token.ts';
import { closePerson, openPerson, putPersonAway } from '../person.ts';
import {
  changeUnsent,
  discard,
  findUnsent,
  putUnsent,
  savedUnsent,
  sendUnsent,
  trayOf,
  unsentOf,
} from '../unsent/index.ts';

const queries = new QueryClient();
const held = Promise.withResolvers<string>();

// What the app keeps on a device, alone on a page: the tests beside it open it in several tabs.
const app = {
  open: (personId: string) => openPerson(queries, personId),
  // An answer of the service, to whomever home says is signed in.
  ask: (name: string) =>
    queries.fetchQuery({ queryKey: [name], queryFn: async () => `${name} of ${await tokenPerson()}`, staleTime: 0 }),
  // An answer that is still under way until `answer` is called.
  askLong: (name: string) => {
    const asked = queries.fetchQuery({ queryKey: [name], queryFn: () => held.promise });
    asked.catch(() => undefined);
  },
  answer: () => held.resolve('late'),
  seen: (name: string) => queries.getQueryData<string>([name]),
  clearStorage,
  closePerson,
  putPersonAway: () => putPersonAway(queries),
  changeUnsent,
  discard,
  findUnsent,
  putUnsent,
  savedUnsent,
  sendUnsent,
  trayOf,
  tryNow,
  unsentOf,
};

/** What the page offers to its tests. */
export type App = typeof app;

Object.assign(globalThis, { app });
