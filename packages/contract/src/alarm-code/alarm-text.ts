import { isAlarmText } from './format.ts';

/*
 * An alarm text stands in a code in one of two forms, whichever is shorter:
 * `!` plain: ASCII as it is, space as `_`, the rest percent-encoded UTF-8 (good for English and German);
 * `*` wide: UTF-16 big-endian in base64url without padding (2.7 characters per Chinese character instead of 9).
 */

const SAFE = /[A-Za-z0-9.,:()/-]/;

/** Writes an alarm text with its leading mark, in the shorter of the two forms. */
export function writeAlarmText(text: string): string {
  const plain = writePlain(text);
  const wide = writeWide(text);
  return plain.length <= wide.length ? `!${plain}` : `*${wide}`;
}

/** Reads what `writeAlarmText` wrote; undefined when the form is broken or a character is not allowed. */
export function readAlarmText(written: string): string | undefined {
  const form = written[0];
  const text = form === '!' ? readPlain(written.slice(1)) : form === '*' ? readWide(written.slice(1)) : undefined;
  return text !== undefined && isAlarmText(text) ? text : undefined;
}

function writePlain(text: string): string {
  return [...text].map((char) => (char === ' ' ? '_' : SAFE.test(char) ? char : percent(char))).join('');
}

// encodeURIComponent leaves ! ' * _ ~ as they are; here ! and * are form marks and _ is the space.
function percent(char: string): string {
  const encoded = encodeURIComponent(char);
  return encoded.length > 1 ? encoded : `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function readPlain(written: string): string | undefined {
  if (!/^(?:[A-Za-z0-9.,:()/_-]|%[0-9A-Fa-f]{2})+$/.test(written)) return undefined;
  try {
    return decodeURIComponent(written.replaceAll('_', ' '));
  } catch {
    // Percent-encoded bytes that are not UTF-8.
    return undefined;
  }
}

function writeWide(text: string): string {
  let bytes = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bytes += String.fromCharCode(unit >> 8, unit & 0xff);
  }
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function readWide(written: string): string | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(written) || written.length % 4 === 1) return undefined;
  const bytes = atob(written.replaceAll('-', '+').replaceAll('_', '/'));
  if (bytes.length % 2 === 1) return undefined;
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    text += String.fromCharCode((bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1));
  }
  return text;
}
