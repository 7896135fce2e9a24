/** Major version of the alarm code that this codec writes and reads (docs/alarm-code.md). */
export const ALARM_CODE_VERSION = 1;

/** Longest text that is looked at: anything longer is no code of ours. In UTF-16 units. */
export const MAX_CODE_LENGTH = 512;

/** Length to which texts are shortened: what a QR symbol of version 10, error correction M, holds in byte mode. */
export const COMFORTABLE_CODE_LENGTH = 213;

/** The same for a signed code: QR version 13, error correction M. */
export const COMFORTABLE_SIGNED_LENGTH = 331;

/** Most alarms one code carries; a control with more sends the first ones. */
export const MAX_ALARMS = 8;

/** Longest alarm text, in characters. */
export const MAX_ALARM_TEXT = 60;

/** Path of the customer app that a code opens; everything after `#` stays on the phone. */
export const CODE_PATH = '/m/';

/** Latest moment a code may carry, in seconds since 1970 (the end of the year 2099). */
export const MAX_SECONDS = 4_102_444_799;

/** A language tag, short form of BCP 47. */
export const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/;

/** Name and version of a control's software. */
export const CONTROL_SOFTWARE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/;

/** Id of a control's key. */
export const KEY_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,15}$/;

/** A signature: 64 bytes (r and s of ECDSA on P-256) in base64url without padding. */
export const SIGNATURE = /^[A-Za-z0-9_-]{85}[AQgw]$/;

// Letters, marks, digits, punctuation, symbols and plain spaces. Left out on purpose: control characters,
// text-direction overrides and other invisible characters, private use, lone surrogates.
const VISIBLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]+$/u;

/** Whether an alarm text may stand in a code: visible characters only, 1 to 60 of them. */
export function isAlarmText(text: string): boolean {
  return VISIBLE.test(text) && [...text].length <= MAX_ALARM_TEXT;
}

/** The address, if the text is an http or https address (`URL.parse` is too new for many phones). */
export function webAddress(text: string): URL | undefined {
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** CRC-32 (ISO-HDLC, as in zip and Ethernet) of an ASCII string, as eight lower-case hexadecimal digits. */
export function checksum(ascii: string): string {
  let crc = 0xffffffff;
  for (let at = 0; at < ascii.length; at++) {
    crc ^= ascii.charCodeAt(at) & 0xff;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}
