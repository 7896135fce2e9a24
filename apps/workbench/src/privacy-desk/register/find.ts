import type { Language, Register, RegisterColumn, RegisterStore } from '#contract';

/** The ways to look at the register, in the order of their tabs. */
export const views = ['kind', 'purpose', 'place', 'keep'] as const;

/** One of `views`. */
export type View = (typeof views)[number];

/** Something of the register that has a page of its own; `show` is what the address says. */
export interface Item {
  readonly view: View;
  /** E.g. `kind:phone`, `purpose:cases`, `table:service.cases`, `store:files`, `keep:staff-duty`. */
  readonly show: string;
  readonly name: string;
  /** The heading it stands under in its list. */
  readonly group: string;
  /** What it is itself called in every language, small letters. */
  readonly names: string;
  /** Everything it is found by, small letters. */
  readonly found: string;
}

type Words = Readonly<Record<Language, string>>;

const small = (text: string) => text.normalize('NFKC').toLocaleLowerCase();
const all = (...words: readonly (Words | null | undefined | string)[]) =>
  small(words.map((each) => (typeof each === 'string' ? each : each ? Object.values(each).join(' ') : '')).join(' '));

export const placeOf = (database: RegisterColumn['database']): 'home' | 'service' =>
  database === 'home' ? 'home' : 'service';

/** Columns that are about somebody, of one table or all. */
export const aboutSomebody = ({ columns }: Register) => columns.filter(({ kind }) => kind !== null);

/** Whether a kind is about staff rather than customers. */
function isOfStaff(register: Register, kind: string): boolean {
  const why = [
    ...register.columns.filter((each) => each.kind === kind).flatMap(({ purposes }) => purposes),
    ...register.stores.filter(({ kinds }) => kinds.includes(kind)).flatMap(({ purposes }) => purposes),
  ];
  const ofStaff = why.filter((id) => register.purposes[id]?.about === 'staff').length;
  return ofStaff * 2 > why.length;
}

/** Headings of lists that are no data. */
export interface GroupNames {
  readonly aboutCustomers: string;
  readonly aboutStaff: string;
  readonly home: string;
  readonly service: string;
  readonly device: string;
  readonly views: Readonly<Record<View, string>>;
}

const kindItems = (register: Register, language: Language, names: GroupNames): Item[] =>
  Object.entries(register.kinds).map(([id, { name }]) => ({
    view: 'kind',
    show: `kind:${id}`,
    name: name[language],
    group: isOfStaff(register, id) ? names.aboutStaff : names.aboutCustomers,
    names: all(name),
    found: all(
      id,
      name,
      ...register.columns.filter(({ kind }) => kind === id).flatMap(({ called, column }) => [called, column]),
    ),
  }));

const purposeItems = (register: Register, language: Language): Item[] =>
  Object.entries(register.purposes).map(([id, { why, within }]) => ({
    view: 'purpose',
    show: `purpose:${id}`,
    name: why[language],
    group: register.functions[within]?.name[language] ?? within,
    names: all(why),
    found: all(id, why, register.functions[within]?.name),
  }));

const placeItems = (register: Register, language: Language, names: GroupNames): Item[] => [
  ...register.tables.map(({ database, table, called }): Item => {
    const own = register.columns.filter((each) => each.database === database && each.table === table);
    return {
      view: 'place',
      show: `table:${database}.${table}`,
      name: called?.[language] ?? table,
      group: names[placeOf(database)],
      names: all(table, called),
      found: all(table, called, ...own.flatMap((each) => [each.column, each.called])),
    };
  }),
  ...register.stores.map(
    ({ store, place, called, kinds }): Item => ({
      view: 'place',
      show: `store:${store}`,
      name: called?.[language] ?? store,
      group: names[place],
      names: all(store, called),
      found: all(store, called, ...kinds.map((kind) => register.kinds[kind]?.name)),
    }),
  ),
];

const keepItems = (register: Register, language: Language, names: GroupNames): Item[] =>
  Object.entries(register.keeps).map(([id, { what, basis }]) => ({
    view: 'keep',
    show: `keep:${id}`,
    name: what[language],
    group: names.views.keep,
    names: all(what),
    found: all(id, what, basis),
  }));

/** Everything that has a page, in the order of the views. */
export function itemsOf(register: Register, language: Language, names: GroupNames): Item[] {
  const { compare } = new Intl.Collator(language);
  const inOrder = (items: Item[]) => items.sort((a, b) => compare(a.name, b.name));
  return [
    ...inOrder(kindItems(register, language, names)),
    ...purposeItems(register, language),
    ...inOrder(placeItems(register, language, names)),
    ...keepItems(register, language, names),
  ];
}

/** Items in which every word of a question occurs, whatever the language; those that are called so come first. */
export function findItems(items: readonly Item[], question: string): Item[] {
  const words = small(question).split(/\s+/).filter(Boolean);
  const isCalledSo = ({ names }: Item) => words.every((word) => names.includes(word));
  const found = items.filter((item) => words.every((word) => item.found.includes(word)));
  return views.flatMap((view) => {
    const own = found.filter((item) => item.view === view);
    return [...own.filter(isCalledSo), ...own.filter((item) => !isCalledSo(item))];
  });
}

/** Tables with those of their columns that a page is about, and stores: by the place where they stand. */
export interface Places {
  readonly tables: readonly {
    readonly database: RegisterColumn['database'];
    readonly table: string;
    readonly columns: readonly RegisterColumn[];
  }[];
  readonly stores: readonly RegisterStore[];
}

/** Where the columns and stores that fit stand. */
export function placesOf(
  register: Register,
  fits: (each: { kinds: readonly string[]; purposes: readonly string[] }) => boolean,
): Places {
  const tables = new Map<string, { database: RegisterColumn['database']; table: string; columns: RegisterColumn[] }>();
  for (const column of aboutSomebody(register)) {
    if (!fits({ kinds: [column.kind!], purposes: column.purposes })) continue;
    const { database, table } = column;
    const known = tables.get(`${database}.${table}`) ?? { database, table, columns: [] };
    known.columns.push(column);
    tables.set(`${database}.${table}`, known);
  }
  return { tables: [...tables.values()], stores: register.stores.filter(fits) };
}

/** Distinct values in the order in which they first come. */
export const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
