import { createHash } from 'node:crypto';
import {
  businessFunctions,
  type DataKind,
  dataKinds,
  type FunctionId,
  type KindId,
  type PeriodId,
  type PurposeId,
  periods,
  purposes,
} from '#privacy/catalogue';
import type { ProcessingRegister } from '#privacy/engine';

/** Where data are: in one of the two regions, or on the person's own device. */
export type CollectedPlace = 'home' | 'service' | 'device';

/** One kind of data as a function uses it. */
export interface CollectedKind {
  readonly kind: KindId;
  readonly sensitivity: DataKind['sensitivity'];
  readonly periods: readonly { readonly period: PeriodId; readonly length: string | null }[];
  readonly places: readonly CollectedPlace[];
}

/** What one business function collects, why, and who receives it. */
export interface CollectedFunction {
  readonly function: FunctionId;
  readonly about: 'customers' | 'staff';
  readonly purposes: readonly {
    readonly purpose: PurposeId;
    readonly pipl: string;
    readonly gdpr: string;
    readonly consent: string;
    readonly necessary: boolean;
    readonly recipients: readonly string[];
  }[];
  readonly kinds: readonly CollectedKind[];
}

/** The list of collected data per function: the part of the register that people are told (privacy.md §1, G4). */
export interface Collected {
  readonly format: 'collected-data/1';
  readonly functions: readonly CollectedFunction[];
}

/** A kind, kept for a period, at a place, for purposes: what a column or a store says. */
interface Held {
  readonly kind: KindId;
  readonly period: PeriodId;
  readonly place: CollectedPlace;
  readonly purposes: readonly PurposeId[];
}

const placeOf = { home: 'home', service: 'service', staff_realm: 'service' } as const;

const heldOf = ({ columns, stores }: Pick<ProcessingRegister, 'columns' | 'stores'>): Held[] => [
  ...columns.flatMap(({ kind, period, database, purposes: why }) =>
    kind && period ? [{ kind, period, place: placeOf[database as keyof typeof placeOf], purposes: why }] : [],
  ),
  ...stores.flatMap(({ kinds, period, place, purposes: why }) =>
    kinds.map((kind) => ({ kind, period, place, purposes: why })),
  ),
];

const sorted = <T extends string>(values: Iterable<T>): T[] => [...new Set(values)].sort();

function kindsOf(held: readonly Held[]): CollectedKind[] {
  const inOrder = (Object.keys(dataKinds) as KindId[]).filter((kind) => held.some((each) => each.kind === kind));
  return inOrder.map((kind) => {
    const own = held.filter((each) => each.kind === kind);
    return {
      kind,
      sensitivity: dataKinds[kind].sensitivity,
      periods: sorted(own.map(({ period }) => period)).map((period) => ({ period, length: periods[period].length })),
      places: sorted(own.map(({ place }) => place)),
    };
  });
}

/** The list of collected data per function, from the register; it does not depend on names of tables and columns. */
export function collectedOf(register: Pick<ProcessingRegister, 'columns' | 'stores'>): Collected {
  const held = heldOf(register);
  const functions = (Object.keys(businessFunctions) as FunctionId[]).flatMap((id) => {
    const why = (Object.keys(purposes) as PurposeId[]).filter((purpose) => purposes[purpose].within === id);
    const kinds = kindsOf(held.filter((each) => each.purposes.some((purpose) => why.includes(purpose))));
    if (kinds.length === 0) return [];
    const told = why.map((purpose) => {
      const { pipl, gdpr, consent, necessary, recipients } = purposes[purpose];
      return { purpose, pipl, gdpr, consent, necessary, recipients: sorted(recipients) };
    });
    return [{ function: id, about: purposes[why[0]!].about, purposes: told, kinds }];
  });
  return { format: 'collected-data/1', functions };
}

/** The list as the file that is committed. */
export const collectedText = (collected: Collected): string => `${JSON.stringify(collected, null, 2)}\n`;

/** The hash by which a policy source names the list it was written for: SHA-256 of the committed file, in hex. */
export const collectedHash = (collected: Collected): string =>
  createHash('sha256').update(collectedText(collected)).digest('hex');
