/** What a fault came from, in one word of a list; it says nothing about anybody and may travel with the machine. */
export const causeCodes = [
  'wear',
  'dirt',
  'setting',
  'operation',
  'mechanics',
  'electrics',
  'optics',
  'cooling',
  'software',
  'supply',
  'unclear',
] as const;

/** A word of `causeCodes`. */
export type CauseCode = (typeof causeCodes)[number];

/** What was done about it, in one word of a list. */
export const remedyCodes = [
  'replaced',
  'repaired',
  'adjusted',
  'cleaned',
  'software',
  'restarted',
  'explained',
  'nothing',
] as const;

/** A word of `remedyCodes`. */
export type RemedyCode = (typeof remedyCodes)[number];
