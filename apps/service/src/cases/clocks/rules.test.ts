import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingMinutes,
  type CalendarDay,
  type WorkingCalendar,
  workingMinutesBetween,
} from '#platform/working-time';
import type { CountableGoal } from '../../service-goals/index.ts';
import { type ClockChange, type Pause, pausesOf, promiseOut, runOut } from './pauses.ts';
import { type ClockFacts, counted } from './rules.ts';

const at = (text: string) => new Date(text);
const office = [
  { opens: 510, closes: 720 },
  { opens: 780, closes: 1050 },
];
const week = { mon: office, tue: office, wed: office, thu: office, fri: office, 'make-up': office };
/** National Day 2026: free from the first to the seventh of October, worked on Saturday the tenth. */
const china: WorkingCalendar = {
  timeZone: 'Asia/Shanghai',
  hours: week,
  days: new Map<string, CalendarDay>([
    ...[1, 2, 3, 4, 5, 6, 7].map((day) => [`2026-10-0${day}`, 'holiday'] as const),
    ['2026-10-10', 'make-up'],
  ]),
};
const day = [{ opens: 480, closes: 1020 }];
const germany: WorkingCalendar = {
  timeZone: 'Europe/Berlin',
  hours: { mon: day, tue: day, wed: day, thu: day, fri: day, sun: [{ opens: 0, closes: 1440 }] },
  days: new Map(),
};
const goal: CountableGoal = {
  calendar: 'china',
  level: 'none',
  firstAnswerMinutes: 120,
  updateMinutes: 480,
  hours: china,
};
const change = (when: string, kind: ClockChange['kind'], more: Partial<ClockChange> = {}): ClockChange => ({
  at: at(when),
  kind,
  turn: null,
  promisedUpdateAt: null,
  ...more,
});
const turn = (when: string, whose: ClockChange['turn']) => change(when, 'turn', { turn: whose });
const facts = (openedAt: string, more: Partial<ClockFacts> = {}): ClockFacts => ({
  openedAt: at(openedAt),
  state: 'in-progress',
  changes: [],
  answers: [],
  ...more,
});

describe('what is due in working time', () => {
  it('lies after National Day for a case of its eve, and make-up days count', () => {
    expect(counted(facts('2026-09-30T16:30:00+08:00'), goal).dueAt).toEqual(at('2026-10-08T09:30:00+08:00'));
    const answered = facts('2026-10-09T09:00:00+08:00', { answers: [at('2026-10-09T16:30:00+08:00')] });
    expect(counted(answered, goal)).toMatchObject({ dueOf: 'next-update', dueAt: at('2026-10-10T16:30:00+08:00') });
    const noMakeUp = { ...goal, hours: { ...china, days: new Map([['2026-10-10', 'ordinary'] as const]) } };
    expect(counted(answered, noMakeUp).dueAt).toEqual(at('2026-10-12T16:30:00+08:00'));
  });

  it('is as long on the days on which Berlin’s clocks change as on any other', () => {
    const german = { ...goal, hours: germany };
    expect(counted(facts('2026-03-29T01:30:00+01:00'), german).dueAt).toEqual(at('2026-03-29T04:30:00+02:00'));
    expect(counted(facts('2026-10-25T01:30:00+02:00'), german).dueAt).toEqual(at('2026-10-25T02:30:00+01:00'));
    const paused = [turn('2026-03-29T01:30:00+01:00', 'customer'), turn('2026-03-29T03:30:00+02:00', 'maker')];
    expect(counted(facts('2026-03-29T01:00:00+01:00', { changes: paused }), german).dueAt).toEqual(
      at('2026-03-29T05:00:00+02:00'),
    );
  });

  it('stops while it is the customer’s turn and goes on with what was left', () => {
    const asked = [turn('2026-10-12T09:30:00+08:00', 'customer')];
    const waiting = counted(facts('2026-10-12T08:30:00+08:00', { changes: asked }), goal);
    expect(waiting).toMatchObject({ clock: 'paused', dueAt: null, firstAnswer: { run: { leftMinutes: 60 } } });
    const back = [...asked, turn('2026-10-13T16:45:00+08:00', 'maker')];
    expect(counted(facts('2026-10-12T08:30:00+08:00', { changes: back }), goal)).toMatchObject({
      clock: 'running',
      dueAt: at('2026-10-14T08:45:00+08:00'),
    });
  });

  it('runs on while parts or a visit are waited for', () => {
    const changes = [turn('2026-10-12T09:00:00+08:00', 'parts'), turn('2026-10-12T09:10:00+08:00', 'visit')];
    expect(counted(facts('2026-10-12T08:30:00+08:00', { changes }), goal)).toMatchObject({
      clock: 'running',
      dueAt: at('2026-10-12T10:30:00+08:00'),
    });
  });

  it('after an objection neither the days of the solution nor turns before it are counted', () => {
    const answers = [at('2026-10-12T08:30:00+08:00')];
    const changes = [
      turn('2026-10-12T09:30:00+08:00', 'customer'),
      turn('2026-10-12T10:30:00+08:00', 'maker'),
      change('2026-10-12T11:00:00+08:00', 'solved'),
    ];
    const solved = facts('2026-10-12T08:30:00+08:00', { state: 'solved', answers, changes });
    expect(counted(solved, goal)).toMatchObject({ clock: 'met', dueAt: null, promisedUpdateAt: null });
    const objected = {
      ...solved,
      state: 'in-progress',
      changes: [...changes, change('2026-10-20T11:00:00+08:00', 'objected')],
    };
    expect(counted(objected as ClockFacts, goal)).toMatchObject({
      dueOf: 'next-update',
      dueAt: at('2026-10-21T11:00:00+08:00'),
      firstAnswer: { metAt: answers[0] },
    });
    expect(pausesOf(objected.changes)).toHaveLength(2);
  });
});

describe('a promised update', () => {
  const promise = (when: string, until: string | null) =>
    change(when, 'promise', { promisedUpdateAt: until === null ? null : at(until) });

  it('is due when it was promised, also outside working time, before what the goal asks for', () => {
    const changes = [promise('2026-10-12T09:00:00+08:00', '2026-10-12T20:00:00+08:00')];
    const one = facts('2026-10-12T08:30:00+08:00', { changes, answers: [at('2026-10-12T08:50:00+08:00')] });
    expect(counted(one, goal)).toMatchObject({ dueOf: 'promised-update', dueAt: at('2026-10-12T20:00:00+08:00') });
    const taken = { ...one, changes: [...changes, promise('2026-10-12T09:01:00+08:00', null)] };
    expect(counted(taken, goal)).toMatchObject({ dueOf: 'next-update', promisedUpdateAt: null });
  });

  it('moves by the customer’s turn, and is told anew', () => {
    const changes = [
      promise('2026-10-12T09:00:00+08:00', '2026-10-12T11:00:00+08:00'),
      turn('2026-10-12T10:00:00+08:00', 'customer'),
    ];
    const one = facts('2026-10-12T08:30:00+08:00', { changes, answers: [at('2026-10-12T08:50:00+08:00')] });
    expect(counted(one, goal)).toMatchObject({ clock: 'paused', promisedUpdateAt: at('2026-10-12T11:00:00+08:00') });
    const back = { ...one, changes: [...changes, turn('2026-10-12T17:00:00+08:00', 'maker')] };
    expect(counted(back, goal)).toMatchObject({
      dueAt: at('2026-10-13T09:00:00+08:00'),
      promisedUpdateAt: at('2026-10-13T09:00:00+08:00'),
    });
  });

  it('for later stands beside an answer; one that is late is kept by it', () => {
    const changes = [promise('2026-10-12T09:00:00+08:00', '2026-10-12T11:00:00+08:00')];
    const early = facts('2026-10-12T08:30:00+08:00', { changes, answers: [at('2026-10-12T10:59:00+08:00')] });
    expect(counted(early, goal).promisedUpdateAt).toEqual(at('2026-10-12T11:00:00+08:00'));
    const late = { ...early, answers: [at('2026-10-12T11:00:00+08:00')] };
    expect(counted(late, goal)).toMatchObject({ promisedUpdateAt: null, dueOf: 'next-update' });
  });
});

/** Moments within sixty days of autumn, in order, from distances in minutes. */
const moments = fc
  .array(fc.integer({ min: 0, max: 86_400 }), { minLength: 1, maxLength: 24 })
  .map((minutes) => minutes.sort((a, b) => a - b).map((n) => new Date(Date.UTC(2026, 8, 10) + n * 60_000)));
const calendars = fc.constantFrom(china, germany);
const pausesFrom = (times: readonly Date[]): Pause[] =>
  times.flatMap((start, n) =>
    n % 2 || !times[n + 1] || start >= times[n + 1]! ? [] : [{ start, end: times[n + 1]! }],
  );

describe('for any case', () => {
  it('what is due has exactly so many working minutes before it that were no pause', () => {
    fc.assert(
      fc.property(calendars, moments, fc.integer({ min: 1, max: 4000 }), (calendar, [from, ...times], minutes) => {
        const pauses = pausesFrom(times);
        const run = runOut(calendar, from!, minutes, pauses);
        if (!('dueAt' in run)) throw new Error('every pause has ended');
        const paused = pauses
          .filter(({ start }) => start < run.dueAt)
          .map(({ start, end }) => workingMinutesBetween(calendar, start, new Date(Math.min(+end!, +run.dueAt))));
        const worked = workingMinutesBetween(calendar, from!, run.dueAt) - paused.reduce((sum, one) => sum + one, 0);
        expect(worked).toBeCloseTo(minutes, 6);
        expect(run.dueAt >= addWorkingMinutes(calendar, from!, minutes)).toBe(true);
      }),
    );
  });

  it('a pause that lasts keeps what was left, whenever it ends', () => {
    fc.assert(
      fc.property(calendars, moments, fc.integer({ min: 1, max: 4000 }), (calendar, times, minutes) => {
        const [from, start, end] = [times[0]!, times.at(-1)!, new Date(times.at(-1)!.getTime() + 86_400_000 * 9)];
        const open = runOut(calendar, from, minutes, [{ start, end: null }]);
        const closed = runOut(calendar, from, minutes, [{ start, end }]);
        if ('dueAt' in open) expect(closed).toEqual(open);
        else expect(closed).toEqual({ dueAt: addWorkingMinutes(calendar, end, open.leftMinutes) });
      }),
    );
  });

  it('assignments, repeated turns and promises neither end nor make a pause', () => {
    const kinds = fc.array(fc.constantFrom('customer', 'maker', 'parts', 'promise', 'objected', 'solved'), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(moments, kinds, (times, words) => {
        const changes = words.slice(0, times.length).map((word, n): ClockChange => {
          const kind = word === 'promise' || word === 'objected' || word === 'solved' ? word : 'turn';
          return { at: times[n]!, kind, turn: kind === 'turn' ? (word as 'maker') : null, promisedUpdateAt: null };
        });
        const doubled = changes.flatMap((one) => [one, one]);
        expect(pausesOf(doubled)).toEqual(pausesOf(changes));
        expect(pausesOf(changes.filter(({ kind }) => kind !== 'promise'))).toEqual(pausesOf(changes));
        for (const { start, end } of pausesOf(changes)) expect(end === null || start < end).toBe(true);
      }),
    );
  });

  it('a promise is never due earlier than it was made for', () => {
    fc.assert(
      fc.property(calendars, moments, fc.integer({ min: 1, max: 9000 }), (calendar, [madeAt, ...times], minutes) => {
        const until = new Date(madeAt!.getTime() + minutes * 60_000);
        const moved = promiseOut(calendar, { madeAt: madeAt!, until }, pausesFrom(times));
        expect(moved.until >= until).toBe(true);
        if (times.length < 2 || times[0]! >= until) expect(moved.until).toEqual(until);
      }),
    );
  });
});
