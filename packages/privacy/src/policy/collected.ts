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
  type RecipientId,
  recipients,
} from '#privacy/catalogue';
import type { ProcessingRegister } from '#privacy/engine';

/** Where data are: in one of the two regions, or on the person's own device. */
export type CollectedPlace = 'home' | 'service' | 'device';

/** One kind of data as a function uses it. */
export interface CollectedKind {
  readonly kind: KindId;
  readonly sensitivity: DataKind['sensitivity'];
  /** Who receives it; nobody where it is empty. */
  readonly recipients: readonly RecipientId[];
  readonly kept: readonly {
    readonly place: CollectedPlace;
    readonly period: PeriodId;
    readonly length: string | null;
  }[];
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
    readonly recipients: readonly RecipientId[];
  }[];
  readonly kinds: readonly CollectedKind[];
}

/** The list of collected data per function: the part of the register that people are told (privacy.md §1, G4). */
export interface Collected {
  readonly format: 'collected-data/1';
  readonly functions: readonly CollectedFunction[];
  /** How long copies of what the functions hold stay elsewhere; told once. */
  readonly copies: readonly { readonly period: PeriodId; readonly length: string | null }[];
}

/** A kind, kept for a period, at a place, for purposes: what a column or a store says. */
interface Held {
  readonly kind: KindId;
  readonly period: PeriodId;
  readonly place: CollectedPlace;
  readonly purposes: readonly PurposeId[];
  readonly recipients: readonly RecipientId[];
}

/** Periods of copies: backups, and what the maker's staff are just writing about customers. */
const ofCopies: readonly PeriodId[] = ['backups', 'staff-browser'];

/** What only a demonstration has, beside data of invented people. */
const ofDemonstrations: readonly PeriodId[] = ['demo-run'];

const placeOf = { home: 'home', service: 'service', staff_realm: 'service' } as const;

const heldOf = ({ columns, stores }: Pick<ProcessingRegister, 'columns' | 'stores'>): Held[] => [
  // A register that was kept before recipients were told per kind has none.
  ...columns.flatMap(({ kind, period, database, purposes: why, recipients: who = [] }) =>
    kind && period ? [{ kind, period, place: placeOf[database], purposes: why, recipients: who }] : [],
  ),
  ...stores.flatMap(({ kinds, period, place, purposes: why, recipients: who = [] }) =>
    kinds.map((kind) => ({ kind, period, place, purposes: why, recipients: who })),
  ),
];

const places: readonly CollectedPlace[] = ['home', 'service', 'device'];

/** Ids of a catalogue in the order in which it has them. */
const idsOf = <T extends string>(catalogue: Readonly<Record<T, unknown>>): T[] => Object.keys(catalogue) as T[];

function kindsOf(held: readonly Held[], possible: ReadonlySet<string>): CollectedKind[] {
  const inOrder = idsOf(dataKinds).filter((kind) => held.some((each) => each.kind === kind));
  return inOrder.map((kind) => {
    const own = held.filter((each) => each.kind === kind);
    const kept = places.flatMap((place) =>
      idsOf(periods)
        .filter((period) => own.some((each) => each.place === place && each.period === period))
        .map((period) => ({ place, period, length: periods[period].length })),
    );
    const received = idsOf(recipients).filter(
      (id) => possible.has(id) && own.some((each) => each.recipients.includes(id)),
    );
    return { kind, sensitivity: dataKinds[kind].sensitivity, recipients: received, kept };
  });
}

/** The list of collected data per function, from the register; it does not depend on names of tables and columns. */
export function collectedOf(register: Pick<ProcessingRegister, 'columns' | 'stores'>): Collected {
  const all = heldOf(register).filter(({ period }) => !ofDemonstrations.includes(period));
  const held = all.filter(({ period }) => !ofCopies.includes(period));
  const copies = ofCopies
    .filter((period) => all.some((each) => each.period === period))
    .map((period) => ({ period, length: periods[period].length }));
  const functions = idsOf(businessFunctions).flatMap((id) => {
    const why = idsOf(purposes).filter((purpose) => purposes[purpose].within === id);
    const possible = new Set<string>(why.flatMap((purpose) => purposes[purpose].recipients));
    const own = held.filter((each) => each.purposes.some((purpose) => why.includes(purpose)));
    const kinds = kindsOf(own, possible);
    if (kinds.length === 0) return [];
    const told = why.map((purpose) => {
      const { pipl, gdpr, consent, necessary, recipients: received } = purposes[purpose];
      const inOrder = idsOf(recipients).filter((each) => (received as readonly string[]).includes(each));
      return { purpose, pipl, gdpr, consent, necessary, recipients: inOrder };
    });
    return [{ function: id, about: purposes[why[0]!].about, purposes: told, kinds }];
  });
  return { format: 'collected-data/1', functions, copies };
}

/** The list as the file that is committed. */
export const collectedText = (collected: Collected): string => `${JSON.stringify(collected, null, 2)}\n`;

/** The hash by which a policy source names the list it was written for: SHA-256 of the committed file, in hex. */
export const collectedHash = (collected: Collected): string =>
  createHash('sha256').update(collectedText(collected)).digest('hex');
