import { z } from 'zod';
import { defineRoute, type Role } from '../route/index.ts';
import { callerRoutes } from './callers/index.ts';
import { deskBodies, deskCaseLineSchema, deskCaseSchema, queueFilterSchema } from './desk-shapes.ts';
import { presenceRoutes } from './presence/index.ts';
import { printRoutes } from './printing/index.ts';
import { caseNumberSchema } from './shapes.ts';

const readers = ['front-line', 'engineer', 'planner', 'administrator'] as const;
const answerers = ['front-line', 'engineer'] as const;
const params = z.object({ caseNumber: caseNumberSchema });
const noun = <const Id extends string, Body extends z.ZodType>(
  id: Id,
  noun: string,
  summary: string,
  body: Body,
  audit: string,
  may: readonly Role[],
) => ({
  id,
  tag: 'Desk: cases' as const,
  summary,
  method: 'PUT' as const,
  path: `/api/desk/cases/{caseNumber}/${noun}`,
  audience: 'staff' as const,
  may,
  params,
  body,
  status: 204,
  problems: ['case-not-found', 'state-forbids', 'case-merged'],
  audit,
});

/** Routes of the desk about cases. */
export const deskCaseRoutes = {
  ...callerRoutes,
  ...presenceRoutes,
  ...printRoutes,
  listQueue: defineRoute({
    id: 'listQueue',
    tag: 'Desk: cases',
    summary:
      'The queue within one’s product lines: machines that stand still first, and what is due first before the rest',
    method: 'GET',
    path: '/api/desk/cases',
    audience: 'staff',
    may: readers,
    query: queueFilterSchema,
    answer: z.object({
      cases: z.array(deskCaseLineSchema),
      next: z.string().nullable(),
      counts: z.object({ open: z.int(), late: z.int(), mine: z.int(), unassigned: z.int() }),
    }),
    audit: 'read the queue',
  }),
  readDeskCase: defineRoute({
    id: 'readDeskCase',
    tag: 'Desk: cases',
    summary: 'One case on one screen',
    method: 'GET',
    path: '/api/desk/cases/{caseNumber}',
    audience: 'staff',
    may: readers,
    params,
    answer: deskCaseSchema,
    problems: ['case-not-found'],
    audit: 'read a case',
  }),
  answerCase: defineRoute({
    id: 'answerCase',
    tag: 'Desk: cases',
    summary: 'Reply to the customer',
    method: 'POST',
    path: '/api/desk/cases/{caseNumber}/replies',
    audience: 'staff',
    may: answerers,
    params,
    body: deskBodies.reply,
    answer: z.object({ replyId: z.string() }),
    status: 201,
    problems: ['case-not-found', 'state-forbids', 'case-merged', 'id-taken', 'answered-meanwhile'],
    audit: 'replied to a customer',
  }),
  noteOnCase: defineRoute({
    id: 'noteOnCase',
    tag: 'Desk: cases',
    summary: 'Write an internal note; staff only (S2.4)',
    method: 'POST',
    path: '/api/desk/cases/{caseNumber}/notes',
    audience: 'staff',
    may: ['front-line', 'engineer', 'planner'],
    params,
    body: deskBodies.note,
    answer: z.object({ noteId: z.string() }),
    status: 201,
    problems: ['case-not-found', 'case-merged', 'id-taken'],
    audit: 'wrote a note',
  }),
  receiveCase: defineRoute(
    noun(
      'receiveCase',
      'receipt',
      'Tell the customer that the case has been received',
      z.strictObject({}),
      'received a case',
      ['front-line', 'engineer'],
    ),
  ),
  assignCase: defineRoute({
    ...noun(
      'assignCase',
      'assignment',
      'Assign the case, or take the assignment back',
      deskBodies.assignment,
      'assigned a case',
      ['front-line', 'planner'],
    ),
    problems: ['case-not-found', 'state-forbids', 'case-merged', 'staff-not-found'],
  }),
  prioritiseCase: defineRoute(
    noun(
      'prioritiseCase',
      'priority',
      'Set the maker’s priority; never shown to the customer',
      deskBodies.priority,
      'set a priority',
      ['front-line', 'planner'],
    ),
  ),
  setTurn: defineRoute(
    noun('setTurn', 'turn', 'Say who acts next', deskBodies.turn, 'set whose turn it is', [
      'front-line',
      'engineer',
      'planner',
    ]),
  ),
  promiseUpdate: defineRoute(
    noun(
      'promiseUpdate',
      'promised-update',
      'Promise when the maker will act next, or take the promise back',
      deskBodies.promise,
      'promised an update',
      ['front-line', 'engineer', 'planner'],
    ),
  ),
  solveCase: defineRoute(
    noun(
      'solveCase',
      'solution',
      'Solve the case with cause and remedy',
      deskBodies.solution,
      'solved a case',
      answerers,
    ),
  ),
  stopCase: defineRoute(
    noun('stopCase', 'stop', 'Stop the case with a reason', deskBodies.stop, 'stopped a case', ['front-line']),
  ),
  followDesk: defineRoute({
    id: 'followDesk',
    tag: 'Live',
    summary: 'Changes of cases within one’s product lines as they happen; ends with the session',
    method: 'GET',
    path: '/api/desk/live',
    audience: 'staff',
    may: readers,
    raw: 'event-stream',
  }),
} as const;
