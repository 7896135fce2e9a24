import { type ProblemCode, ProblemError } from '#contract';
import type { Joining } from '../../files/tray/attachment.ts';
import { problemCode } from '../../session/problem-code.ts';
import { changeUnsent, findUnsent, savedText } from './items.ts';
import type { PostedText, UnsentItem } from './kinds.ts';
import { post } from './requests.ts';
import { trayOf } from './trays.ts';

/** What passes by itself, or by signing in or agreeing again; everything else needs the person's eye. */
export const passing: ReadonlySet<ProblemCode> = new Set([
  'try-again',
  'bug',
  'too-often',
  'file-not-ready',
  'sign-in-needed',
  'foreign-origin',
  'policy-agreement-required',
  'transfer-consent-required',
]);

const mostAttempts = 3;

/** What went out, and the number of the case it is in. */
export interface Posted {
  readonly item: UnsentItem;
  readonly caseNumber: string;
  readonly joined: readonly string[];
}

const noConnection = () => new ProblemError({ code: 'try-again', status: 503 });

/** True when the service has said that it did not take what was just posted. */
const isRefused = (thrown: unknown) => thrown instanceof ProblemError && thrown.problem.status < 500;

async function postText({ item, joining }: PostedText): Promise<Posted> {
  return { item, caseNumber: await post(item, joining), joined: joining.files };
}

/**
 * Posts as before what nobody knows the end of: under its id the service may have it, and would take other words for
 * the same. What was written since comes after it. Null: nothing is open, or the service does not have it and it may
 * go as it is now.
 */
async function postAgain(personId: string, id: string): Promise<Posted | null> {
  const before = findUnsent(personId, id)?.posted;
  if (!before) return null;
  try {
    return await postText(before);
  } catch (thrown) {
    // Signed out, or too often: that says nothing about the first time.
    const isKnown =
      isRefused(thrown) && (!passing.has(problemCode(thrown)) || problemCode(thrown) === 'file-not-ready');
    if (!isKnown) throw thrown;
    changeUnsent(personId, id, { posted: undefined });
    return null;
  }
}

async function postNew(personId: string, item: UnsentItem, joining: Joining): Promise<Posted | null> {
  const { id } = item;
  const posted: PostedText = { item: { ...item, files: [] }, joining };
  changeUnsent(personId, id, { posted });
  // On the disk before it leaves: a phone that dies now knows later what the service may have.
  await savedText(personId, id);
  if (findUnsent(personId, id)?.state !== 'waiting') {
    changeUnsent(personId, id, { posted: undefined });
    return null;
  }
  try {
    return await postText(posted);
  } catch (thrown) {
    if (isRefused(thrown)) changeUnsent(personId, id, { posted: undefined });
    throw thrown;
  }
}

/**
 * Posts a text with the files that are ready; a file the service misses is sent once more. Null: it is not to go any
 * more. @throws ProblemError, Unsettled
 */
export async function postOnce(personId: string, id: string): Promise<Posted | null> {
  const again = await postAgain(personId, id);
  if (again) return again;
  const tray = trayOf(personId, id);
  // Whoever sends wants what was paused to go, too.
  tray.sendFailed(true);
  for (let attempt = 1; ; attempt++) {
    try {
      const joining = await tray.settled();
      // It would only look as if it might have arrived.
      if (!navigator.onLine) throw noConnection();
      // Files take minutes: what was typed meanwhile goes along, and what was given up goes to nobody.
      const item = findUnsent(personId, id);
      if (item?.state !== 'waiting') return null;
      return await postNew(personId, item, joining);
    } catch (thrown) {
      // Uploads that joined nothing are dropped after a day: what was ready then must go up again.
      if (problemCode(thrown) !== 'file-not-ready' || attempt === mostAttempts) throw thrown;
      tray.sendAgain();
    }
  }
}
