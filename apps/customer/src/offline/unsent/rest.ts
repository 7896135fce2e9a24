import { putUnsent } from './items.ts';
import { type UnsentItem, wordsIn } from './kinds.ts';
import { moveTray, trayOf } from './trays.ts';

/** What of the words that stand there now did not go out. */
export function wordsAfter(sent: string, now: string): string {
  // Whoever takes words back while they go out takes nothing back.
  if (sent.startsWith(now)) return '';
  return (now.startsWith(sent) ? now.slice(sent.length) : now).trim();
}

// An error number that was typed meanwhile is among the words: nobody would look for it elsewhere in a reply.
const numberAfter = (sent: UnsentItem, now: UnsentItem) =>
  sent.kind === 'case' && now.kind === 'case' && now.errorNumber !== sent.errorNumber ? now.errorNumber : '';

/** Something went out, and this is how it stands here now. */
interface GoneOut {
  readonly sent: UnsentItem;
  readonly now: UnsentItem;
  readonly caseNumber: string;
  /** Ids of the files that joined it. */
  readonly joined: readonly string[];
}

/**
 * Keeps words and files that came while it was on its way, as a reply to its case. Returns false where nothing came.
 */
export function keepRest(personId: string, { sent, now, caseNumber, joined }: GoneOut): boolean {
  const words = wordsAfter(wordsIn(sent), wordsIn(now));
  const text = [numberAfter(sent, now), words].filter(Boolean).join('\n');
  const files = trayOf(personId, sent.id).leftOf(joined);
  if (text === '' && files.length === 0) return false;
  const { language, changedAt, companyId } = now;
  const id = crypto.randomUUID();
  const shared = { language, changedAt, companyId, state: 'writing', problem: null } as const;
  putUnsent(personId, { ...shared, kind: 'reply', id, caseNumber, text, files });
  moveTray(personId, sent.id, id, joined);
  return true;
}
