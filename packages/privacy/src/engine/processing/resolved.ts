import type { KindId, PeriodId, PurposeId, RecipientId } from '#privacy/catalogue';
import {
  type Answers,
  type ColumnEntry,
  type Handling,
  type NobodyReason,
  ofNobody,
  type TableEntry,
} from '#privacy/vocabulary';
import { recipientsOf } from './received.ts';

/** One column with every answer about it (privacy.md §1). */
export interface ResolvedColumn extends Answers {
  readonly database: TableEntry['database'];
  readonly table: string;
  readonly column: string;
  readonly class: ColumnEntry['class'];
  readonly person: string | null;
  readonly who: ColumnEntry['who'];
  /** Null where the column says nothing about anybody. */
  readonly kind: KindId | null;
  readonly purposes: readonly PurposeId[];
  readonly period: PeriodId | null;
  /** Who receives its values; a secret has none. */
  readonly recipients: readonly RecipientId[];
  /** Why it is about nobody although its row leads to somebody. */
  readonly because: NobodyReason | null;
}

/** Whether a value of the class is about somebody. */
const leadsToSomebody = (entry: ColumnEntry) => entry.class !== 'none' && entry.class !== 'key';

/** The answers for a column; undefined when its table has none for its class. */
export function answersOf(entry: ColumnEntry, name: string, handling: TableEntry['handling']): Answers | undefined {
  if (handling === 'of-nobody') return leadsToSomebody(entry) ? undefined : ofNobody;
  const own = handling.columns?.[name] ?? {};
  const base = handling.answers[entry.class] ?? (leadsToSomebody(entry) ? undefined : ofNobody);
  if (!base) return undefined;
  return {
    export: own.export ?? base.export,
    seal: own.seal ?? base.seal,
    erase: own.erase ?? base.erase,
    log: own.log ?? base.log,
    rectify: own.rectify ?? base.rectify,
  };
}

/** Kind, purposes, period and recipients of a column: its own where it names some, else its table's, else none. */
function whyOf(table: TableEntry, entry: ColumnEntry, name: string) {
  const { handling } = table;
  const nobody = [] as readonly RecipientId[];
  const nothing = { kind: null, purposes: [] as readonly PurposeId[], period: null, recipients: nobody };
  if (handling === 'of-nobody') return nothing;
  const own = handling.columns?.[name];
  const isNamed = own?.kind !== undefined || own?.purposes !== undefined;
  if (!leadsToSomebody(entry) && !isNamed && !handling.answers[entry.class]) return nothing;
  const { kind, purposes, period }: Handling = handling;
  const why = own?.purposes ?? purposes;
  const received = recipientsOf(table, entry, why, own?.recipients);
  return { kind: own?.kind ?? kind, purposes: why, period: own?.period ?? period, recipients: received };
}

/** Every column of the tables with its answers, in the order of the declarations. Columns without answers are left out; `processingMistakes` names them. */
export function resolvedColumns(tables: readonly TableEntry[]): ResolvedColumn[] {
  return tables.flatMap((table) =>
    Object.entries(table.columns).flatMap(([name, entry]) => {
      const answers = answersOf(entry, name, table.handling);
      if (!answers) return [];
      const { class: dataClass, person, who, because = null } = entry;
      const where = { database: table.database, table: table.name, column: name } as const;
      return [{ ...where, class: dataClass, person, who, because, ...whyOf(table, entry, name), ...answers }];
    }),
  );
}
