import {
  type ControlKey,
  type ReadCode,
  type RefusalReason,
  readSignedCode,
  type SignatureProof,
} from '#contract/alarm-code';

/** A code that names a machine. */
export type FoundCode = Exclude<ReadCode, { kind: 'refused' }>;

/** What came into view: a machine with what its signature says, or why the code is refused. */
export type Reading =
  | { kind: 'found'; code: FoundCode; proof: SignatureProof }
  | { kind: 'refused'; reason: RefusalReason };

/** What the reader knows about the operator; without the operator profile only the app's own codes are read. */
export interface KnownOperator {
  /** Host of the customer app with its port. */
  host: string;
  nameplateLinks?: readonly string[];
  controlKeys?: readonly ControlKey[];
}

/**
 * Reads all texts that are in one picture and gives the one that helps most: a control's alarms before a nameplate. A
 * forged alarm code is told in any case: the nameplate beside it would hide it.
 */
export async function readTexts(texts: readonly string[], operator: KnownOperator): Promise<Reading> {
  const readings = await Promise.all(texts.map((text) => readText(text, operator)));
  const best = readings.sort((a, b) => weightOf(b) - weightOf(a))[0];
  return best ?? { kind: 'refused', reason: 'empty' };
}

async function readText(text: string, { host, nameplateLinks = [], controlKeys }: KnownOperator): Promise<Reading> {
  const { code, proof } = await readSignedCode(text, {
    hosts: [host],
    nameplateLinks,
    ...(controlKeys && { controlKeys }),
  });
  return code.kind === 'refused' ? { kind: 'refused', reason: code.reason } : { kind: 'found', code, proof };
}

const kinds: readonly FoundCode['kind'][] = ['machine-number', 'machine-link', 'alarm-code'];

function weightOf(reading: Reading): number {
  if (reading.kind === 'found') return 2 + kinds.indexOf(reading.code.kind);
  if (reading.reason === 'signature') return 10;
  // A code of ours with a fault says more than one that is none of ours.
  return reading.reason === 'not-a-code' || reading.reason === 'foreign-host' ? 0 : 1;
}
