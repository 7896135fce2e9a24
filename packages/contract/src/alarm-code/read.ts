import { readAlarmText } from './alarm-text.ts';
import type { Alarm } from './encode.ts';
import {
  ALARM_CODE_VERSION,
  CODE_PATH,
  CONTROL_SOFTWARE,
  checksum,
  KEY_ID,
  LANGUAGE,
  MAX_ALARMS,
  MAX_CODE_LENGTH,
  MAX_SECONDS,
  SIGNATURE,
  webAddress,
} from './format.ts';
import { homeTemplate, numberByTemplate } from './nameplate.ts';
import { ERROR_NUMBER, MACHINE_NUMBER, machineNumberSchema } from './numbers.ts';

/** Why a text was refused; the words for people are the reader's. */
export const refusalReasons = [
  'empty',
  'too-long',
  'not-a-code',
  'foreign-host',
  'newer-version',
  'older-version',
  'checksum',
  'damaged',
  'signature',
] as const;

/** One of `refusalReasons`. */
export type RefusalReason = (typeof refusalReasons)[number];

/** An alarm code that was read; unless `proofOf` says `checked` nothing in it is proven. */
export interface ReadAlarmCode {
  kind: 'alarm-code';
  machineNumber: string;
  alarms: Alarm[];
  /** The control's clock as an ISO 8601 time in UTC. */
  at: string;
  language?: string;
  controlSoftware?: string;
  /** The control's signature, not yet checked: `proofOf` does that. */
  signature?: { keyId: string; signed: string; value: string };
}

/** What a scanned or typed text turned out to be. */
export type ReadCode =
  | ReadAlarmCode
  | { kind: 'machine-link'; machineNumber: string }
  | { kind: 'machine-number'; machineNumber: string }
  | { kind: 'refused'; reason: RefusalReason };

/** What the reader knows about the operator. */
export interface ReadCodeOptions {
  /** Hosts of the customer app with their port, e.g. `service.example.cn` or `localhost:4100`. */
  hosts: readonly string[];
  /** Templates of further nameplate links, e.g. `https://id.example.com/{any}/{machineNumber}`. */
  nameplateLinks?: readonly string[];
}

/**
 * Reads the text of a scanned code, or what a person typed in its place: alarm code, nameplate link, machine number.
 * Never throws, opens nothing, asks nobody: what it refuses comes back with a reason.
 */
export function readCode(text: string, options: ReadCodeOptions): ReadCode {
  if (text.length > MAX_CODE_LENGTH) return refused('too-long');
  const trimmed = text.trim();
  if (trimmed === '') return refused('empty');
  if (/^https?:/i.test(trimmed)) return readLink(trimmed, options);
  const number = machineNumberSchema.safeParse(trimmed);
  return number.success ? { kind: 'machine-number', machineNumber: number.data } : refused('not-a-code');
}

function readLink(text: string, { hosts, nameplateLinks = [] }: ReadCodeOptions): ReadCode {
  const url = webAddress(text);
  if (!url) return refused('not-a-code');
  // `https://our.host@foreign.host/` is foreign, and with a name before our own host it is still a disguise.
  if (url.username !== '' || url.password !== '') return refused('foreign-host');
  const isHome = hosts.includes(url.host);
  if (isHome && isCodePath(url.pathname) && url.hash.length > 1) return readPayload(url.hash.slice(1));
  const templates = isHome ? [homeTemplate(url.host), ...nameplateLinks] : nameplateLinks;
  for (const template of templates) {
    const number = machineNumberSchema.safeParse(numberByTemplate(url, template));
    if (number.success) return { kind: 'machine-link', machineNumber: number.data };
  }
  const isKnown = isHome || nameplateLinks.some((template) => webAddress(template)?.host === url.host);
  return refused(isKnown ? 'not-a-code' : 'foreign-host');
}

function isCodePath(path: string): boolean {
  return path === CODE_PATH || `${path}/` === CODE_PATH;
}

function readPayload(payload: string): ReadCode {
  const version = /^(0|[1-9]\d{0,3})&/.exec(payload)?.[1];
  if (!version) return refused('not-a-code');
  // Only the version's place is promised for other majors, so nothing behind it is looked at.
  if (Number(version) > ALARM_CODE_VERSION) return refused('newer-version');
  if (Number(version) < ALARM_CODE_VERSION) return refused('older-version');
  const end = payload.lastIndexOf('&k=');
  if (end < 0 || payload.slice(end + 3).toLowerCase() !== checksum(payload.slice(0, end))) return refused('checksum');
  return readFields(payload.slice(0, end)) ?? refused('damaged');
}

function readFields(content: string): ReadAlarmCode | undefined {
  const fields = content.split('&').slice(1);
  const single = new Map<string, string>();
  const alarms: Alarm[] = [];
  for (const field of fields) {
    const [, name = '', value = ''] = /^([a-z][a-z0-9]{0,7})=(.*)$/.exec(field) ?? [];
    if (name === 'a') {
      const alarm = readAlarm(value);
      if (!alarm) return undefined;
      alarms.push(alarm);
    } else if ('mtlsig'.includes(name) && name.length === 1) {
      if (single.has(name)) return undefined;
      single.set(name, value);
    }
    // Any other field is of a later minor version: ignored.
  }
  const signature = signatureOf(single, content);
  if (alarms.length > MAX_ALARMS || signature === 'damaged') return undefined;
  const code = assembled(single, alarms);
  return code && signature ? { ...code, signature } : code;
}

// A signature covers all that stands before it, so nothing may stand behind it: what follows would look signed.
function signatureOf(single: Map<string, string>, content: string): ReadAlarmCode['signature'] | 'damaged' {
  const keyId = single.get('i');
  const value = single.get('g');
  if (keyId === undefined && value === undefined) return undefined;
  if (keyId === undefined || value === undefined || !KEY_ID.test(keyId) || !SIGNATURE.test(value)) return 'damaged';
  const end = `&i=${keyId}&g=${value}`;
  return content.endsWith(end) ? { keyId, signed: content.slice(0, -`&g=${value}`.length), value } : 'damaged';
}

function readAlarm(value: string): Alarm | undefined {
  const [, errorNumber = '', written = ''] = /^([^!*]+)([!*].*)?$/.exec(value) ?? [];
  if (!ERROR_NUMBER.test(errorNumber)) return undefined;
  if (written === '') return { errorNumber };
  const text = readAlarmText(written);
  return text === undefined ? undefined : { errorNumber, text };
}

function assembled(single: Map<string, string>, alarms: Alarm[]): ReadAlarmCode | undefined {
  const machineNumber = single.get('m') ?? '';
  const time = single.get('t') ?? '';
  const language = single.get('l');
  const controlSoftware = single.get('s');
  const seconds = /^[0-9a-z]{1,7}$/.test(time) ? Number.parseInt(time, 36) : Number.NaN;
  if (!MACHINE_NUMBER.test(machineNumber) || !(seconds <= MAX_SECONDS)) return undefined;
  if (language !== undefined && !LANGUAGE.test(language)) return undefined;
  if (controlSoftware !== undefined && !CONTROL_SOFTWARE.test(controlSoftware)) return undefined;
  return {
    kind: 'alarm-code',
    machineNumber,
    alarms,
    at: new Date(seconds * 1000).toISOString(),
    ...(language !== undefined && { language }),
    ...(controlSoftware !== undefined && { controlSoftware }),
  };
}

function refused(reason: RefusalReason): ReadCode {
  return { kind: 'refused', reason };
}
