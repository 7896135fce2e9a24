import type { Attachment } from '../../files/tray/attachment.ts';
import type { UnsentItem } from './kinds.ts';

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));

/** What this page has changed since both were alike, on top of what another page has made of it. */
function fieldsMerged<Kind extends object>(base: Partial<Kind>, mine: Kind, theirs: Kind): Kind {
  const changed = Object.entries(mine).filter(([name, value]) => !isSame(value, base[name as keyof Kind]));
  return { ...theirs, ...(Object.fromEntries(changed) as Partial<Kind>) };
}

const orderOf = (list: readonly Attachment[], among: readonly Attachment[]) =>
  list.map(({ id }) => id).filter((id) => among.some((one) => one.id === id));

type Files = readonly Attachment[];

// A file that one page added stays, one that either page removed goes; who put them in another order has it.
function filesMerged(base: Files, mine: Files, theirs: Files): Files {
  const hasOrdered = orderOf(base, mine).join() !== orderOf(mine, base).join();
  const [leading, following] = hasOrdered ? [mine, theirs] : [theirs, mine];
  const ids = new Set([...leading, ...following].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const [before, here, there] = [base, mine, theirs].map((list) => list.find((one) => one.id === id));
    if (before && !(here && there)) return [];
    if (here && there) return [fieldsMerged<Attachment>(before ?? {}, here, there)];
    return here ?? there ?? [];
  });
}

/**
 * An unsent text that two pages have changed since it was `base`. Each keeps what it did; where both changed the same
 * words, this page has the last one. Returns `mine` itself where the other page has changed nothing.
 */
export function merged(base: UnsentItem | undefined, mine: UnsentItem, theirs: UnsentItem): UnsentItem {
  const before: Partial<UnsentItem> = base ?? {};
  const files = filesMerged(before.files ?? [], mine.files, theirs.files);
  const both = { ...fieldsMerged<UnsentItem>(before, mine, theirs), files } as UnsentItem;
  return isSame(both.files, mine.files) && Object.entries(both).every(([name, value]) => isSameIn(mine, name, value))
    ? mine
    : both;
}

const isSameIn = (item: UnsentItem, name: string, value: unknown): boolean =>
  isSame(item[name as keyof UnsentItem], value);
