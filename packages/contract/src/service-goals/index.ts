import { z } from 'zod';
import { severities } from '../cases/states.ts';
import { contractLevels } from '../imports/fields.ts';
import { productLines } from '../machines/index.ts';
import { defineRoute } from '../route/index.ts';
import { calendarNames } from '../working-time/index.ts';

/** Levels that have goals: those of service contracts, and `none` for a machine without one. */
export const goalLevels = ['none', ...contractLevels] as const;

/** Bounds of a goal, in minutes of working time: five minutes to sixty working days of eight hours. */
export const goalMinutes = { least: 5, most: 28_800 } as const;

const minutes = z.int().min(goalMinutes.least).max(goalMinutes.most);

/** How soon the maker wants to answer, and how long a customer may hear nothing, in minutes of a calendar's hours. */
export const goalSchema = z.strictObject({
  calendar: z.enum(calendarNames),
  firstAnswerMinutes: minutes,
  updateMinutes: minutes,
});

/** A goal. */
export type ServiceGoal = z.output<typeof goalSchema>;

const goalKey = z.object({
  productLine: z.enum(productLines),
  severity: z.enum(severities),
  level: z.enum(goalLevels),
});

/** A goal and what it is for. */
export const goalLineSchema = goalKey.extend(goalSchema.shape);

/** A goal and what it is for. */
export type ServiceGoalLine = z.output<typeof goalLineSchema>;

/** Routes of service goals. */
export const serviceGoalRoutes = {
  listServiceGoals: defineRoute({
    id: 'listServiceGoals',
    tag: 'Desk: administration',
    summary: 'How soon cases shall be answered, by product line, severity and service contract',
    method: 'GET',
    path: '/api/desk/service-goals',
    audience: 'staff',
    may: ['front-line', 'engineer', 'planner', 'administrator'],
    answer: z.object({ goals: z.array(goalLineSchema) }),
    audit: 'read service goals',
  }),
  writeServiceGoal: defineRoute({
    id: 'writeServiceGoal',
    tag: 'Desk: administration',
    summary: 'Say how soon cases of one kind shall be answered; open cases are counted anew',
    method: 'PUT',
    path: '/api/desk/service-goals/{productLine}/{severity}/{level}',
    audience: 'staff',
    may: ['administrator'],
    params: goalKey,
    body: goalSchema,
    answer: goalLineSchema,
    audit: 'wrote a service goal',
  }),
} as const;
