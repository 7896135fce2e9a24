import { z } from 'zod';
import { errorNumberSchema, KEY_ID, MAX_CODE_LENGTH, machineNumberSchema, SIGNATURE } from '../alarm-code/index.ts';
import { fileCaptionsSchema, fileIdsSchema, fileSchema } from '../files/index.ts';
import { productLines } from '../machines/index.ts';
import {
  givenInstantSchema,
  idSchema,
  instantSchema,
  languageSchema,
  line,
  phoneSchema,
  text,
} from '../route/index.ts';
import { caseReasons, caseStates, severities, stopReasons, turns } from './states.ts';

/** `C-` and six to nine digits. */
export const caseNumberSchema = z.string().regex(/^C-\d{6,9}$/);

/** Whom the maker may ask: a member of the company, or a call-back number without a name (S2.2). */
export const contactSchema = z.union([
  z.strictObject({ membershipId: idSchema }),
  z.strictObject({
    callBackNumber: phoneSchema,
  }),
]);

/** Longest texts that a customer sends, in UTF-16 units. */
export const textLimits = { description: 5000, reply: 5000, objection: 2000 } as const;

/** What an alarm code said, kept with the case. */
export const alarmSchema = z.strictObject({
  errorNumber: errorNumberSchema,
  text: line(200).nullish(),
});

/** How far the clock of a control may be ahead: time zones set wrong, and not a year typed wrong. */
export const alarmsAheadMs = 24 * 60 * 60 * 1000;

/** The signature of the alarm code that a case was filled in from; the service checks it anew. */
export const alarmSignatureSchema = z.strictObject({
  keyId: z.string().regex(KEY_ID),
  signed: z.string().max(MAX_CODE_LENGTH),
  value: z.string().regex(SIGNATURE),
});

/** What the signature says: made by a control whose key is known, or by a key that nobody told the maker. */
export const alarmProofs = ['checked', 'unknown-key'] as const;

/** A case as the customer sends it; `id` is made on the device and makes sending again a no-op. */
export const openCaseSchema = z.strictObject({
  id: idSchema,
  machineNumber: machineNumberSchema,
  reason: z.enum(caseReasons),
  severity: z.enum(severities),
  errorNumber: errorNumberSchema.nullish(),
  description: text(textLimits.description),
  language: languageSchema,
  contact: contactSchema,
  alarms: z.array(alarmSchema).max(20).default([]),
  alarmsAt: givenInstantSchema.nullish(),
  controlSoftware: line(60).nullish(),
  alarmSignature: alarmSignatureSchema.nullish(),
  files: fileIdsSchema,
  fileCaptions: fileCaptionsSchema,
});

/** Body of `openCase`. */
export type OpenCase = z.input<typeof openCaseSchema>;

/** A case in a customer's list. */
export const caseLineSchema = z.object({
  caseId: idSchema,
  caseNumber: caseNumberSchema,
  machineNumber: z.string(),
  model: z.string(),
  productLine: z.enum(productLines),
  reason: z.enum(caseReasons),
  severity: z.enum(severities),
  errorNumber: z.string().nullable(),
  description: z.string(),
  state: z.enum(caseStates),
  turn: z.enum(turns),
  openedAt: instantSchema,
  changedAt: instantSchema,
  /** The label of the membership; null when the maker opened the case after a call. */
  openedBy: z.string().nullable(),
  mine: z.boolean(),
  promisedUpdateAt: instantSchema.nullable(),
  solvedAt: instantSchema.nullable(),
  files: z.int(),
  /** The case in which a merged one goes on; null for every other. */
  goesOnIn: caseNumberSchema.nullable(),
});

/** A case in a customer's list. */
export type CaseLine = z.output<typeof caseLineSchema>;

const author = z.object({ side: z.enum(['customer', 'maker']), name: z.string(), isMe: z.boolean() });
/** What every entry of a timeline says: which, when, and from which case. */
export const entryOrigin = {
  entryId: z.string(),
  at: instantSchema,
  /** The case from which the entry comes, merged into this one or split into both; absent for the case's own. */
  from: caseNumberSchema.optional(),
  /** The other case in which it stands too since a split; while it does, it cannot be split off again. */
  alsoIn: caseNumberSchema.optional(),
};
const merge = { by: author, caseNumber: caseNumberSchema, into: caseNumberSchema };

/** What the timeline tells a customer; calls carry time and name only (S2.4), and no name when none was given. */
export const timelineEntrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened'), ...entryOrigin, by: author }),
  /** What a case that was merged into this one said. */
  z.object({
    kind: z.literal('also-opened'),
    ...entryOrigin,
    by: author,
    severity: z.enum(severities),
    errorNumber: z.string().nullable(),
    text: z.string(),
    files: z.array(fileSchema),
  }),
  z.object({ kind: z.literal('merged'), ...entryOrigin, ...merge }),
  z.object({ kind: z.literal('unmerged'), ...entryOrigin, ...merge }),
  /** What speaks of a second problem became a case of its own; each entry that came along says where else it stands. */
  z.object({
    kind: z.literal('split'),
    ...entryOrigin,
    by: author,
    caseNumber: caseNumberSchema,
    of: caseNumberSchema,
  }),
  z.object({ kind: z.literal('reply'), ...entryOrigin, by: author, text: z.string(), files: z.array(fileSchema) }),
  z.object({ kind: z.literal('call'), ...entryOrigin, callerName: z.string().nullable() }),
  z.object({ kind: z.literal('joined'), ...entryOrigin, by: author }),
  z.object({ kind: z.literal('received'), ...entryOrigin }),
  z.object({ kind: z.literal('turn'), ...entryOrigin, turn: z.enum(turns) }),
  z.object({ kind: z.literal('promise'), ...entryOrigin, promisedUpdateAt: instantSchema.nullable() }),
  z.object({ kind: z.literal('solved'), ...entryOrigin, by: author, cause: z.string(), remedy: z.string() }),
  z.object({ kind: z.literal('objected'), ...entryOrigin, by: author, text: z.string() }),
  z.object({ kind: z.literal('closed'), ...entryOrigin, how: z.enum(['confirmed', 'unopposed']) }),
  z.object({ kind: z.literal('stopped'), ...entryOrigin, reason: z.enum(stopReasons), text: z.string().nullable() }),
]);

/** One entry of a case's timeline. */
export type TimelineEntry = z.output<typeof timelineEntrySchema>;

/** A case whole, as members of its company see it. */
export const caseSchema = caseLineSchema.extend({
  site: z.string(),
  contact: z.object({ label: z.string().nullable(), callBackNumber: z.string().nullable() }),
  alarms: z.array(z.object({ errorNumber: z.string(), text: z.string().nullable() })),
  alarmsAt: instantSchema.nullable(),
  /** Null: not signed, or what was sent is not what the control signed. */
  alarmProof: z.enum(alarmProofs).nullable(),
  attachments: z.array(fileSchema),
  cause: z.string().nullable(),
  remedy: z.string().nullable(),
  objectionUntil: instantSchema.nullable(),
  timeline: z.array(timelineEntrySchema),
});

/** A case whole. */
export type Case = z.output<typeof caseSchema>;

/** A reply; `id` makes sending again a no-op. */
export const replySchema = z.strictObject({
  id: idSchema,
  text: text(textLimits.reply),
  files: fileIdsSchema,
  fileCaptions: fileCaptionsSchema,
});

/** An objection to a solution. */
export const objectionSchema = z.strictObject({ id: idSchema, text: text(textLimits.objection) });
