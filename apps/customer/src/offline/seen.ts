import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Case } from '#contract';
import { dropRecord, keepRecord, recordsOf } from '#ui/sealed';
import { chosenCompany } from '../session/storage.ts';
import { heldPerson } from '../session/token.ts';
import { keepSmallPictures } from './pictures/small-pictures.ts';

// Answers that a person finds again without a network; settings need one.
const keptNames: ReadonlySet<unknown> = new Set(['me', 'members', 'cases', 'case', 'machines', 'places']);
const mostKept = 80;

interface SeenAnswer {
  /** The company it was seen in; another company's are never shown. */
  readonly companyId: string | null;
  readonly key: QueryKey;
  readonly data: unknown;
  /** Milliseconds since 1970 at which the service said so. */
  readonly at: number;
}

// What was found by words is found again on the device itself.
const isKept = (key: QueryKey) => keptNames.has(key[0]) && key[1] !== 'search';
const isOfAll = ([name]: QueryKey) => name === 'places';
const idOf = (companyId: string | null, key: QueryKey) => `${companyId ?? ''}${JSON.stringify(key)}`;

function keepAnswer(personId: string, key: QueryKey, state: { data: unknown; dataUpdatedAt: number }): void {
  const companyId = isOfAll(key) ? null : chosenCompany();
  const answer: SeenAnswer = { companyId, key, data: state.data, at: state.dataUpdatedAt };
  // A full disk costs only the view without a network.
  void keepRecord(personId, 'seen', idOf(companyId, key), answer).catch(() => undefined);
}

/** Keeps every answer of the service on the device as it comes, and calls at each: there is a connection. */
export function keepSeen(queries: QueryClient, personId: string, onAnswer: () => void): () => void {
  let isOver = false;
  // The hotlines are asked for before anybody is known: what came by then is kept as well.
  const early = queries.getQueryState(['places']);
  if (early?.data !== undefined) keepAnswer(personId, ['places'], early);
  const leave = queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || event.action.manual) return;
    onAnswer();
    const { queryKey: key, state } = event.query;
    if (!isKept(key)) return;
    // Opened before home has said who is signed in: an answer to somebody else is kept under nobody's name.
    if (!isOfAll(key) && heldPerson() !== personId) return;
    keepAnswer(personId, key, state);
    if (key[0] === 'case') keepSmallPictures(personId, state.data as Case, () => !isOver);
  });
  return () => {
    isOver = true;
    leave();
  };
}

/** Shows what was seen last until the service answers; each answer keeps the time it is from. */
export async function restoreSeen(queries: QueryClient, personId: string, isStill: () => boolean): Promise<void> {
  const answers = await recordsOf<SeenAnswer>(personId, 'seen').catch(() => []);
  // Somebody else was opened meanwhile.
  if (!isStill()) return;
  const companyId = chosenCompany();
  answers.sort((one, other) => other.at - one.at);
  const isMeant = (one: SeenAnswer) => isOfAll(one.key) || one.companyId === companyId;
  for (const { key, data, at } of answers.slice(0, mostKept).filter(isMeant)) {
    if (queries.getQueryData(key) !== undefined) continue;
    queries.setQueryData(key, data, { updatedAt: at });
    // However young: nobody has listened for changes since, so whoever shows it asks.
    void queries.invalidateQueries({ queryKey: key, exact: true, refetchType: 'none' });
  }
  for (const { companyId: of, key } of answers.slice(mostKept)) void dropRecord(personId, 'seen', idOf(of, key));
}

/** Drops from the page what another person saw. */
export function forgetSeen(queries: QueryClient): void {
  queries.removeQueries({ predicate: ({ queryKey }) => keptNames.has(queryKey[0]) && !isOfAll(queryKey) });
}
