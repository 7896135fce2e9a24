import { writeAlarmText } from './alarm-text.ts';
import {
  ALARM_CODE_VERSION,
  CODE_PATH,
  COMFORTABLE_CODE_LENGTH,
  CONTROL_SOFTWARE,
  checksum,
  isAlarmText,
  LANGUAGE,
  MAX_ALARM_TEXT,
  MAX_ALARMS,
  MAX_CODE_LENGTH,
  MAX_SECONDS,
  webAddress,
} from './format.ts';
import { errorNumberSchema, machineNumberSchema } from './numbers.ts';

/** One active alarm of a control: its number and, when there is room, its text as the control shows it. */
export interface Alarm {
  errorNumber: string;
  text?: string;
}

/** What a control puts into its alarm code. */
export interface AlarmCodeInput {
  /** Address of the customer app, e.g. `https://service.example.cn`; only its origin is used. */
  home: string;
  machineNumber: string;
  /** Active alarms, most important first; the first eight are written. */
  alarms: readonly Alarm[];
  /** The control's clock; written in whole seconds. */
  at: Date;
  /** Language of the alarm texts, e.g. `zh`. */
  language?: string;
  /** Name and version of the control's software, e.g. `CNC840-7.2`. */
  controlSoftware?: string;
}

/**
 * Writes a control's alarm code: a link to the customer app whose content stands after `#` and so reaches no server.
 * Texts are shortened, from the last alarm on, until the link fits a QR symbol of version 10; numbers are never dropped.
 * Throws a RangeError that names the wrong field.
 */
export function encodeAlarmCode(input: AlarmCodeInput): string {
  const origin = originOf(input.home);
  const alarms = input.alarms.slice(0, MAX_ALARMS).map(checkedAlarm);
  const fields = headFields(input);
  let code = assemble(origin, fields, alarms, input);
  while (code.length > COMFORTABLE_CODE_LENGTH && shortenLast(alarms)) {
    code = assemble(origin, fields, alarms, input);
  }
  if (code.length > MAX_CODE_LENGTH) throw new RangeError(`home: the code would have ${code.length} characters`);
  return code;
}

/** Writes the link of a machine's nameplate (IEC 61406): the customer app's address with the number as `s`. */
export function encodeMachineLink(input: { home: string; machineNumber: string }): string {
  return `${originOf(input.home)}${CODE_PATH}?s=${checked(machineNumberSchema, input.machineNumber, 'machineNumber')}`;
}

function originOf(home: string): string {
  const url = webAddress(home);
  if (!url) throw new RangeError(`home: not a web address: ${home}`);
  return url.origin;
}

function checkedAlarm(alarm: Alarm): Alarm {
  const errorNumber = checked(errorNumberSchema, alarm.errorNumber, 'errorNumber');
  // A control's texts come from many hands: what may not stand in a code becomes a space, too long a text is cut.
  const visible = alarm.text
    ?.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]+/gu, ' ')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
  if (!visible) return { errorNumber };
  return { errorNumber, text: isAlarmText(visible) ? visible : cut([...visible], MAX_ALARM_TEXT) };
}

function headFields(input: AlarmCodeInput): string[] {
  const seconds = Math.floor(input.at.getTime() / 1000);
  if (!(seconds >= 0 && seconds <= MAX_SECONDS)) throw new RangeError('at: outside 1970 to 2099');
  return [
    String(ALARM_CODE_VERSION),
    `m=${checked(machineNumberSchema, input.machineNumber, 'machineNumber')}`,
    `t=${seconds.toString(36)}`,
  ];
}

function assemble(origin: string, head: string[], alarms: Alarm[], input: AlarmCodeInput): string {
  const fields = [...head];
  for (const { errorNumber, text } of alarms) fields.push(`a=${errorNumber}${text ? writeAlarmText(text) : ''}`);
  if (input.language !== undefined) fields.push(`l=${matching(LANGUAGE, input.language, 'language')}`);
  if (input.controlSoftware !== undefined) {
    fields.push(`s=${matching(CONTROL_SOFTWARE, input.controlSoftware, 'controlSoftware')}`);
  }
  const content = fields.join('&');
  return `${origin}${CODE_PATH}#${content}&k=${checksum(content)}`;
}

// The first alarm is the most important: it keeps its text longest.
function shortenLast(alarms: Alarm[]): boolean {
  const last = alarms.findLast((alarm) => alarm.text);
  if (!last?.text) return false;
  const chars = [...last.text];
  // A text of a few characters and an ellipsis helps nobody: the number alone is clearer.
  last.text = chars.length <= 8 ? undefined : cut(chars, chars.length - 1);
  return true;
}

function cut(chars: string[], length: number): string {
  return `${chars
    .slice(0, length - 1)
    .join('')
    .replace(/[\p{Zs}…]+$/u, '')}…`;
}

function checked(schema: typeof machineNumberSchema, value: string, field: string): string {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new RangeError(`${field}: not in the form of the format: ${value}`);
  return parsed.data;
}

function matching(pattern: RegExp, value: string, field: string): string {
  if (!pattern.test(value)) throw new RangeError(`${field}: not in the form of the format: ${value}`);
  return value;
}
