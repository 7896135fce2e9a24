/**
 * Why a time or a hash beside somebody says nothing about that person. A value that tells when somebody did something, or
 * by which it can be recognised what somebody had, is about that person and has none of these reasons.
 */
export const nobodyReasons = {
  'a-process': 'a process sets it by itself, at a moment that nobody chooses',
  'the-case': 'it says where the case stands for the whole company; who did what, and when, stands in its changes',
  'the-calendar': 'a day of the calendar, not a day on which somebody did something',
  'the-machine': 'the machine says it of itself',
  published: 'it is published for everybody, or the fingerprint of what is',
} as const;

/** One of `nobodyReasons`. */
export type NobodyReason = keyof typeof nobodyReasons;
