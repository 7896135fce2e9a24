import type { OperatorProfile } from '#contract/operator';
import type { Language } from '#contract/route';
import { businessFunctions, dataKinds, periods, purposes, type RecipientId, recipients } from '#privacy/catalogue';
import type { Collected, CollectedFunction, CollectedKind, CollectedPlace } from './collected.ts';
import { listWords } from './words.ts';

/** Prints what the register says of one function into a policy, in one language. */
export interface Lists {
  name(): string;
  why(): string;
  /** One line per period: the kinds that are kept that long. */
  data(): string;
  /** Everybody who receives any of it, in one sentence. */
  recipients(): string;
  /** Who receives which kinds. */
  received(): string;
  places(): string;
  basis(): string;
  refusing(): string;
  /** All of it, each with its label. */
  lists(): string;
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** S0.2: kinds are underlined, sensitive ones underlined and bold. */
export function marked({ kind, sensitivity }: CollectedKind, language: Language): string {
  const name = dataKinds[kind].name[language];
  return sensitivity === 'sensitive' ? `**__${name}__**` : `__${name}__`;
}

/** Lines `kinds: periods`; each kind stands in one of them, beside those that are kept just as long. */
export function dataLines(kinds: readonly CollectedKind[], language: Language): string {
  const { comma, semicolon, label } = listWords[language];
  const keptFor = ({ kept }: CollectedKind) =>
    unique(kept.map(({ period }) => periods[period].text[language])).join(semicolon);
  return unique(kinds.map(keptFor))
    .map((text) => {
      const own = kinds.filter((each) => keptFor(each) === text);
      return `- ${label(own.map((each) => marked(each, language)).join(comma))}${text}`;
    })
    .join('\n');
}

/** A recipient by its name, and by what the operator profile calls it. */
function recipientWords(id: RecipientId, { operator, recipient }: OperatorProfile, language: Language): string {
  const { name, profile } = recipients[id];
  if (!profile) return name[language];
  const called = profile === 'operator' ? operator.name[language] : recipient.name;
  return language === 'zh' ? `${name.zh}（${called}）` : `${name[language]} (${called})`;
}

/**
 * Who receives which kinds: one sentence where everything goes to the same, else a line per group of recipients. What goes
 * to nobody, secrets first of all, says so.
 */
export function recipientLines(kinds: readonly CollectedKind[], profile: OperatorProfile, language: Language): string {
  const { comma, label, nobody } = listWords[language];
  const whoOf = ({ recipients: ids }: CollectedKind) =>
    ids.map((id) => recipientWords(id, profile, language)).join(comma) || nobody;
  const groups = unique(kinds.map(whoOf));
  if (groups.length === 1) return groups[0]!;
  return groups
    .map((who) => {
      const own = kinds.filter((each) => whoOf(each) === who);
      return `- ${label(own.map(({ kind }) => dataKinds[kind].name[language]).join(comma))}${who}`;
    })
    .join('\n');
}

/** The lists of one function. */
export function listsOf(own: CollectedFunction, profile: OperatorProfile, language: Language): Lists {
  const words = listWords[language];
  const { name, refusing } = businessFunctions[own.function];
  const place: Readonly<Record<CollectedPlace, string>> = {
    home: words.home,
    service: words.abroad(profile.recipient.country[language]),
    device: words.device,
  };
  const order: readonly CollectedPlace[] = ['home', 'service', 'device'];
  const received = (Object.keys(recipients) as RecipientId[]).filter((id) =>
    own.kinds.some((each) => each.recipients.includes(id)),
  );
  const lists: Omit<Lists, 'lists'> = {
    name: () => name[language],
    why: () => own.purposes.map(({ purpose }) => purposes[purpose].why[language]).join(words.semicolon),
    data: () => dataLines(own.kinds, language),
    recipients: () => received.map((id) => recipientWords(id, profile, language)).join(words.comma) || words.nobody,
    received: () => recipientLines(own.kinds, profile, language),
    places: () =>
      order
        .filter((one) => own.kinds.some(({ kept }) => kept.some(({ place: at }) => at === one)))
        .map((one) => place[one])
        .join(words.semicolon),
    basis: () =>
      unique([
        ...own.purposes.map(({ pipl }) => words.pipl[pipl as keyof typeof words.pipl]),
        ...own.purposes.map(({ gdpr }) => words.gdpr[gdpr as keyof typeof words.gdpr]),
      ]).join(words.semicolon),
    refusing: () => refusing[language],
  };
  const line = (label: string, text: string) =>
    `${words.label(label)}${text}${text.endsWith(words.stop) ? '' : words.stop}`;
  return {
    ...lists,
    lists: () =>
      [
        line(words.why, lists.why()),
        words.label(words.data).trimEnd(),
        lists.data(),
        ...(lists.received().startsWith('- ')
          ? [words.label(words.recipients).trimEnd(), lists.received()]
          : [line(words.recipients, lists.received())]),
        line(words.places, lists.places()),
        line(words.basis, lists.basis()),
        line(words.refusing, lists.refusing()),
      ].join('\n\n'),
  };
}

const inService = (each: CollectedKind): CollectedKind => ({
  ...each,
  kept: each.kept.filter(({ place }) => place === 'service'),
});

/** What goes abroad after the separate consent (S5.2): its purposes and its data; what is optional has a consent of its own. */
export function abroadOf({ functions }: Collected, language: Language): { purposes(): string; data(): string } {
  const abroad = functions
    .filter(({ about, purposes: why }) => about === 'customers' && why.some(({ necessary }) => necessary))
    .map((each) => ({ ...each, kinds: each.kinds.map(inService).filter(({ kept }) => kept.length > 0) }))
    .filter(({ kinds }) => kinds.length > 0);
  const merged = new Map<string, CollectedKind>();
  for (const each of abroad.flatMap(({ kinds }) => kinds)) {
    const known = merged.get(each.kind);
    merged.set(each.kind, known ? { ...known, kept: [...known.kept, ...each.kept] } : each);
  }
  const { label } = listWords[language];
  const whyOf = (own: CollectedFunction) => own.purposes.map(({ purpose }) => purposes[purpose].why[language]);
  return {
    purposes: () =>
      abroad
        .map(
          (own) =>
            `- ${label(businessFunctions[own.function].name[language])}${whyOf(own).join(listWords[language].semicolon)}`,
        )
        .join('\n'),
    data: () => dataLines([...merged.values()], language),
  };
}
