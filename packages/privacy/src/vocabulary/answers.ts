import type { Answers } from './handling.ts';

// The same five answers come back in many tables; each set is written out once here, none of its answers follows from
// another one.

/** What a person tells about itself and can change: in the copy, into the envelope, gone with its row. */
export const ownDetail: Answers = {
  export: 'include',
  seal: 'move',
  erase: 'delete-row',
  log: 'never',
  rectify: 'by-person',
};

/** A random id of the person in a row that is its own. */
export const ownId: Answers = {
  export: 'include',
  seal: { keep: 'needed-for-undo' },
  erase: 'delete-row',
  log: 'allowed',
  rectify: 'never',
};

/** How the person signs in, shown in the copy: home needs it until the deletion is final, because it lets the person undo. */
export const ownAccount: Answers = {
  export: 'include',
  seal: { keep: 'needed-for-undo' },
  erase: 'delete-row',
  log: 'never',
  rectify: 'on-request',
};

/** A secret, or its hash. */
export const ownSecret: Answers = {
  export: { withhold: 'secret' },
  seal: { keep: 'needed-for-undo' },
  erase: 'delete-row',
  log: 'never',
  rectify: 'by-person',
};

/** A secret that ends within days by itself: sessions, links, codes. */
export const passingSecret: Answers = {
  export: { withhold: 'secret' },
  seal: { keep: 'ends-by-itself' },
  erase: 'delete-row',
  log: 'never',
  rectify: 'never',
};

/** A fact about the person in a row of its own that nobody typed: times, devices, states. */
export const ownTrace: Answers = {
  export: 'include',
  seal: { keep: 'ends-by-itself' },
  erase: 'delete-row',
  log: 'never',
  rectify: 'never',
};

/** A pointer to a membership in what the company keeps: it stays, and leads to "former colleague N". */
export const placeInRecord: Answers = {
  export: 'include',
  seal: { keep: 'company-record' },
  erase: { keep: 'company-record' },
  log: 'allowed',
  rectify: 'never',
};

/** When somebody did something in what the company keeps: it stays beside the pointer, and leads where that leads. */
export const timeInRecord: Answers = { ...placeInRecord, log: 'never' };

/** What a person wrote into a record of its company: the text stays, its own name, phone and e-mail in it are replaced. */
export const writtenText: Answers = {
  export: 'include',
  seal: 'move',
  erase: 'pseudonym',
  log: 'never',
  rectify: 'on-request',
};

/** A value about the person in a record of its company that is emptied. */
export const valueInRecord: Answers = {
  export: 'include',
  seal: 'move',
  erase: 'null',
  log: 'never',
  rectify: 'on-request',
};

/** Who of the maker's staff did something. */
export const doneByStaff: Answers = {
  export: { withhold: 'of-others' },
  seal: { keep: 'of-staff' },
  erase: { keep: 'staff-duty' },
  log: 'allowed',
  rectify: 'on-request',
};

/** A secret by which staff sign in. */
export const secretOfStaff: Answers = {
  export: { withhold: 'secret' },
  seal: { keep: 'of-staff' },
  erase: 'delete-row',
  log: 'never',
  rectify: 'by-person',
};

/** What staff wrote for each other; it may say something about a customer, so it is in no copy before somebody read it. */
export const noteOfStaff: Answers = {
  export: { withhold: 'of-the-maker' },
  seal: { keep: 'of-staff' },
  erase: 'pseudonym',
  log: 'never',
  rectify: 'on-request',
};

/** Proof of a decision: it stays under a random id that leads to nobody once the account is gone. */
export const proofOfDecision: Answers = {
  export: 'include',
  seal: { keep: 'evidence' },
  erase: { keep: 'consent-evidence' },
  log: 'never',
  rectify: 'never',
};

/** That a person was transferred in a year: it goes on counting under a random id that leads to nobody once the account is gone. */
export const transferCount: Answers = {
  export: 'include',
  seal: { keep: 'evidence' },
  erase: { keep: 'transfer-count' },
  log: 'never',
  rectify: 'never',
};

/** Payload and salt of an audit entry: emptied, so that the commitment that stays says nothing. */
export const auditPayload: Answers = {
  export: 'include',
  seal: { keep: 'evidence' },
  erase: 'null',
  log: 'never',
  rectify: 'never',
};

/** Salt of an audit entry: emptied together with the payload; it says nothing to anybody. */
export const auditSalt: Answers = { ...auditPayload, export: { withhold: 'technical' } };

/** The commitment of an audit entry and the random id beside it. */
export const auditCommitment: Answers = {
  export: { withhold: 'technical' },
  seal: { keep: 'evidence' },
  erase: { keep: 'audit-commitment' },
  log: 'never',
  rectify: 'never',
};

/** When something was done and what: in the copy, and part of the commitment, so it stays without its payload. */
export const auditFact: Answers = { ...auditCommitment, export: 'include' };

/** Logs that the law wants kept. */
export const securityLog: Answers = {
  export: 'include',
  seal: { keep: 'evidence' },
  erase: { keep: 'security-duty' },
  log: 'allowed',
  rectify: 'never',
};

/** What is gone within hours by itself: facts on their way. */
export const passing: Answers = {
  export: { withhold: 'technical' },
  seal: { keep: 'ends-by-itself' },
  erase: 'delete-row',
  log: 'never',
  rectify: 'never',
};
