import { createHash } from 'node:crypto';

const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest();

/**
 * What shows the database that a session's cookie is at hand, without the cookie itself: functions that write rights of
 * staff want it (decision 131). It stands in no row.
 */
export const proofOf = (token: string): Buffer => sha256(token);

/** What a row keeps of it: who reads every row can neither come in nor show the proof. */
export const hashOfProof = (proof: Buffer): Buffer => sha256(proof);
