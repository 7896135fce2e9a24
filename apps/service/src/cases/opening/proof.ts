import type { z } from 'zod';
import type { Case, openCaseSchema } from '#contract';
import { type ControlKey, proofOf, readSigned } from '#contract/alarm-code';

type Sent = Pick<z.output<typeof openCaseSchema>, 'machineNumber' | 'alarms' | 'alarmsAt' | 'alarmSignature'>;

/**
 * What the control's signature says about the alarms of a case. The phone has looked already, but its word is no
 * proof: the signature must fit here too, and what was sent must be what the control signed.
 */
export async function alarmProofOf(sent: Sent, keys: readonly ControlKey[]): Promise<Case['alarmProof']> {
  const code = sent.alarmSignature && readSigned(sent.alarmSignature);
  if (!code || !isSame(sent, code)) return null;
  const proof = await proofOf({ ...code, signature: sent.alarmSignature! }, keys);
  return proof === 'checked' || proof === 'unknown-key' ? proof : null;
}

function isSame(sent: Sent, code: NonNullable<ReturnType<typeof readSigned>>): boolean {
  const told = (alarms: Sent['alarms']) => JSON.stringify(alarms.map((one) => [one.errorNumber, one.text ?? null]));
  return (
    sent.machineNumber === code.machineNumber && sent.alarmsAt === code.at && told(sent.alarms) === told(code.alarms)
  );
}
