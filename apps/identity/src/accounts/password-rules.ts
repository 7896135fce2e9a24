import { problem } from '#contract/route';
import { commonWords } from './common-passwords.ts';

/** What a password is held against. */
export interface PasswordContext {
  readonly loginName: string;
  /** Words that name the operator or the app. */
  readonly operatorWords: readonly string[];
  readonly minimumLength: number;
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
];
const sequences = [...rows, ...rows.map((row) => [...row].reverse().join(''))];

/** Letters that stand for others in passwords (`P@ssw0rd`). */
const lookAlikes: Record<string, string> = { '@': 'a', $: 's', '0': 'o', '1': 'l', '3': 'e', '5': 's' };

/** Takes runs of neighbouring characters (`abcd`, `4321`, `aaaa`) out of a text. */
function withoutRuns(text: string): string {
  let left = '';
  for (let at = 0; at < text.length; ) {
    let length = 1;
    while (at + length < text.length && text[at + length] === text[at]) length += 1;
    for (const row of sequences) {
      let run = 1;
      while (at + run < text.length && row.includes(text.slice(at, at + run + 1))) run += 1;
      length = Math.max(length, run);
    }
    if (length < 3) left += text.slice(at, at + length);
    at += length;
  }
  return left;
}

const enoughLeft = (text: string): boolean => {
  const rest = withoutRuns(text);
  return rest.length >= 6 && new Set(rest).size >= 4;
};

const without = (text: string, words: readonly string[]) =>
  words.reduce((left, word) => (word.length >= 3 ? left.replaceAll(word, '') : left), text);

/** Whether hardly anything is left of a password once common words, names and runs are taken out. */
export function isCommon(password: string, context: Pick<PasswordContext, 'loginName' | 'operatorWords'>): boolean {
  const lower = password.normalize('NFKC').toLowerCase().replace(/\s/g, '');
  const plain = [...lower].map((char) => lookAlikes[char] ?? char).join('');
  const own = [context.loginName, ...context.loginName.split(/[._-]/), ...context.operatorWords];
  const words = [...own.map((word) => word.toLowerCase().replace(/\s/g, '')), ...commonWords].sort(
    (a, b) => b.length - a.length,
  );
  return !enoughLeft(without(lower, words)) || !enoughLeft(without(plain, words));
}

/**
 * Refuses a password that is too short or common; no composition rules (trust.md §3).
 * @throws problem `password-too-short` or `password-common`
 */
export function requireGoodPassword(password: string, context: PasswordContext): void {
  const fields = (code: string) => ({ fields: { password: code } });
  if ([...password.normalize('NFC')].length < context.minimumLength)
    throw problem('password-too-short', fields('password-too-short'));
  if (isCommon(password, context)) throw problem('password-common', fields('password-common'));
}
