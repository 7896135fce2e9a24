import { z } from 'zod';

/** Pattern of a machine number after normalisation: letter, four digits, letter, four digits (`A0230E1234`). */
export const MACHINE_NUMBER = /^[A-Z]\d{4}[A-Z]\d{4}$/;

/** Pattern of an error number after normalisation, as controls show it: `E-27`, `700123`, `LAS-0417`. */
export const ERROR_NUMBER = /^[A-Z0-9][A-Z0-9._/:-]{0,31}$/;

// Dashes that keyboards and text programs put in the place of "-".
const DASHES = /[\u2010-\u2015\u2212\u00ad]/g;

/**
 * What a person meant by a typed machine number: full-width forms of Chinese keyboards become ASCII, letters upper
 * case, spaces and hyphens go. Letters of other scripts that only look alike stay and are refused by the pattern.
 */
export function normaliseMachineNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(DASHES, '-')
    .replace(/[\s-]+/g, '')
    .toUpperCase();
}

/** What a person meant by a typed error number: as for machine numbers, but hyphens stay because they carry meaning. */
export function normaliseErrorNumber(typed: string): string {
  return typed.normalize('NFKC').replace(DASHES, '-').replace(/\s+/g, '').toUpperCase();
}

/** A machine number, typed tolerantly; the parsed value is the normal form. */
export const machineNumberSchema = z
  .string()
  .max(40)
  .overwrite(normaliseMachineNumber)
  .regex(MACHINE_NUMBER)
  .describe('Machine number: letter, four digits, letter, four digits; spaces, hyphens and case do not matter.');

/** An error number as the control shows it, at most 32 characters; the parsed value is the normal form. */
export const errorNumberSchema = z
  .string()
  .max(64)
  .overwrite(normaliseErrorNumber)
  .regex(ERROR_NUMBER)
  .describe('Error number as the control shows it: letters, digits and . _ / : - , at most 32 characters.');
