import QRCode from 'qrcode';
import { encodeAlarmCode, encodeMachineLink, signAlarmCode } from '#contract/alarm-code';
import { alarmOf } from '../alarms/catalogue.ts';
import type { Control } from '../use-control.ts';
import { signerOf } from './demo-key.ts';

/** What the panel can show: the alarm code, the nameplate's link, the bare number. */
export const codeKinds = ['alarm', 'link', 'number'] as const;
/** One of `codeKinds`. */
export type CodeKind = (typeof codeKinds)[number];

const SOFTWARE = { 'machine-tool': 'CNC840-7.2', laser: 'LCC-5.1' } as const;

/** The text of the code that the control shows now, unsigned. */
export function codeOf({ home, machine, raised, changedAt, kind, language }: Control): string {
  const { machineNumber, productLine } = machine;
  if (kind === 'number') return machineNumber;
  if (kind === 'link') return encodeMachineLink({ home, machineNumber });
  return encodeAlarmCode({
    home,
    machineNumber,
    alarms: raised.map(({ errorNumber }) => ({ errorNumber, text: alarmOf(errorNumber).text[language] })),
    at: changedAt,
    language,
    controlSoftware: SOFTWARE[productLine],
  });
}

/** The same, signed where this kind of code can be and the control signs. */
export async function signedCodeOf(control: Control): Promise<string> {
  const code = codeOf(control);
  if (control.kind !== 'alarm' || control.signing === 'none') return code;
  const signer = await signerOf(control.signing);
  return signer ? signAlarmCode(code, signer) : code;
}

/** A QR symbol as one SVG path of unit squares, without its quiet zone. */
export function symbolOf(text: string): { version: number; size: number; path: string } {
  const { version, modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    let column = 0;
    while (column < modules.size) {
      let end = column;
      while (end < modules.size && modules.get(row, end)) end++;
      // Runs instead of single squares: no hairlines between neighbours.
      if (end > column) path += `M${column} ${row}h${end - column}v1h${column - end}z`;
      column = end + 1;
    }
  }
  return { version, size: modules.size, path };
}
