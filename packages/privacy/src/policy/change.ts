import type { Collected, CollectedFunction, CollectedKind } from './collected.ts';
import type { ChangeClass } from './source.ts';

/** One thing that people are told differently than before. */
export interface Change {
  /** What it asks of people at least. */
  readonly asks: ChangeClass;
  readonly says: string;
}

const daysOf = (length: string | null): number => {
  if (length === null) return Number.POSITIVE_INFINITY;
  const [, time = '', count = '0', unit = 'D'] = /^P(T?)(\d+)([YMDH])$/.exec(length) ?? [];
  return Number(count) * (time ? 1 / 24 : { Y: 365, M: 30.4, D: 1, H: 1 / 24 }[unit as 'Y']);
};

const longest = ({ kept }: CollectedKind, place: string) =>
  Math.max(-1, ...kept.filter((each) => each.place === place).map(({ length }) => daysOf(length)));

const more = (says: string): Change => ({ asks: 'agreement', says });
const less = (says: string): Change => ({ asks: 'notice', says });

function kindChanges(where: string, before: CollectedKind, after: CollectedKind): Change[] {
  const what = `${where}: ${after.kind}`;
  const periods = (['home', 'service', 'device'] as const).flatMap((place) => {
    const [was, is] = [longest(before, place), longest(after, place)];
    if (is > was) return [more(`${what} ${was < 0 ? `is kept at ${place} now` : `stays longer (${place})`}`)];
    if (is < was) return [less(`${what} ${is < 0 ? `is no longer kept at ${place}` : `stays shorter (${place})`}`)];
    return [];
  });
  const received = after.recipients.filter((id) => !before.recipients?.includes(id));
  const gone = (before.recipients ?? []).filter((id) => !after.recipients.includes(id));
  const recipients = [
    ...received.map((id) => more(`${what} goes to ${id} as well`)),
    ...gone.map((id) => less(`${what} no longer goes to ${id}`)),
  ];
  const sensitivity = before.sensitivity === after.sensitivity ? [] : [more(`${what} is ${after.sensitivity} now`)];
  const rest = JSON.stringify(before) === JSON.stringify(after) ? [] : [less(`${what} is kept differently`)];
  const found = [...periods, ...recipients, ...sensitivity];
  return found.length > 0 ? found : rest;
}

function purposeChanges(where: string, before: CollectedFunction, after: CollectedFunction): Change[] {
  return after.purposes.flatMap((purpose) => {
    const was = before.purposes.find((each) => each.purpose === purpose.purpose);
    if (!was) return [more(`${where}: new purpose ${purpose.purpose}`)];
    const received = purpose.recipients.filter((each) => !was.recipients.includes(each));
    const gone = was.recipients.filter((each) => !purpose.recipients.includes(each));
    const basis = (['pipl', 'gdpr', 'consent', 'necessary'] as const).filter((each) => was[each] !== purpose[each]);
    return [
      ...received.map((each) => more(`${where}: ${purpose.purpose} goes to ${each} as well`)),
      ...gone.map((each) => less(`${where}: ${purpose.purpose} no longer goes to ${each}`)),
      ...basis.map((each) => more(`${where}: ${each} of ${purpose.purpose} is ${purpose[each]} now`)),
    ];
  });
}

function functionChanges(before: CollectedFunction, after: CollectedFunction): Change[] {
  const where = after.function;
  const gone = [
    ...before.purposes.filter(({ purpose }) => !after.purposes.some((each) => each.purpose === purpose)),
  ].map(({ purpose }) => less(`${where}: no longer for ${purpose}`));
  const kinds = after.kinds.flatMap((kind) => {
    const was = before.kinds.find((each) => each.kind === kind.kind);
    return was ? kindChanges(where, was, kind) : [more(`${where}: ${kind.kind} is collected now`)];
  });
  const dropped = before.kinds
    .filter(({ kind }) => !after.kinds.some((each) => each.kind === kind))
    .map(({ kind }) => less(`${where}: ${kind} is no longer collected`));
  return [...purposeChanges(where, before, after), ...gone, ...kinds, ...dropped];
}

/** What people are told differently between two lists of collected data; staff's own data ask for a notice at most. */
export function changesBetween(before: Collected, after: Collected): Change[] {
  const changes = after.functions.flatMap((own) => {
    const was = before.functions.find((each) => each.function === own.function);
    const found = was ? functionChanges(was, own) : [more(`new function ${own.function}`)];
    return own.about === 'staff' ? found.map(({ says }) => less(says)) : found;
  });
  const gone = before.functions
    .filter((own) => !after.functions.some((each) => each.function === own.function))
    .map((own) => less(`function ${own.function} is gone`));
  return [...changes, ...gone, ...copyChanges(before, after)];
}

const copyChanges = (before: Collected, after: Collected): Change[] =>
  [...new Set([...before.copies, ...after.copies].map(({ period }) => period))].flatMap((period) => {
    const lengthIn = ({ copies }: Collected) => {
      const copy = copies.find((each) => each.period === period);
      return copy ? daysOf(copy.length) : -1;
    };
    const [was, is] = [lengthIn(before), lengthIn(after)];
    if (is === was) return [];
    return [is > was ? more(`copies (${period}) stay longer`) : less(`copies (${period}) stay shorter`)];
  });

/** What the change asks of people at least (privacy.md G4). */
export function classOfChange(before: Collected, after: Collected): ChangeClass {
  const asked = new Set(changesBetween(before, after).map(({ asks }) => asks));
  return asked.has('agreement') ? 'agreement' : asked.has('notice') ? 'notice' : 'none';
}
