import { describe, expect, it } from 'vitest';
import type { WorkingCalendar } from '#platform/working-time';
import type { CountableGoal } from '../../service-goals/index.ts';
import { measured } from './measures.ts';
import type { ClockChange } from './pauses.ts';
import type { ClockFacts } from './rules.ts';

const office = [
  { opens: 540, closes: 720 },
  { opens: 780, closes: 1080 },
];
const hours: WorkingCalendar = {
  timeZone: 'Asia/Shanghai',
  hours: { mon: office, tue: office, wed: office, thu: office, fri: office },
  days: new Map(),
};
const goal: CountableGoal = { calendar: 'china', level: 'none', firstAnswerMinutes: 120, updateMinutes: 480, hours };
/** A time on a day of the week that begins on Monday 12 October 2026. */
const at = (time: string, day = 12) => new Date(`2026-10-${day}T${time}:00+08:00`);
const change = (when: Date, kind: ClockChange['kind'], more: Partial<ClockChange> = {}): ClockChange => ({
  ...{ at: when, kind, turn: null, promisedUpdateAt: null },
  ...more,
});
const turn = (when: Date, whose: ClockChange['turn']) => change(when, 'turn', { turn: whose });
const promise = (when: Date, until: Date | null) => change(when, 'promise', { promisedUpdateAt: until });
const facts = (more: Partial<ClockFacts> = {}): ClockFacts => ({
  ...{ openedAt: at('10:00'), state: 'in-progress', changes: [], answers: [] },
  ...more,
});

describe('the first answer', () => {
  it('is in time within the goal, to the minute, and late a minute after it; lunch is not counted', () => {
    expect(measured(facts({ answers: [at('12:00')] }), goal, at('18:00'))).toMatchObject({
      firstAnswer: 'in-time',
      firstAnswerMinutes: 120,
    });
    expect(measured(facts({ answers: [at('13:01')] }), goal, at('18:00'))).toMatchObject({
      firstAnswer: 'late',
      firstAnswerMinutes: 121,
    });
  });

  it('leaves the customer’s turn out, of the minutes and of the goal', () => {
    const changes = [turn(at('11:00'), 'customer'), turn(at('15:00'), 'maker')];
    const one = measured(facts({ changes, answers: [at('15:50')] }), goal, at('18:00'));
    expect(one).toMatchObject({ firstAnswer: 'in-time', firstAnswerMinutes: 110 });
    expect(measured(facts({ changes: [], answers: [at('15:50')] }), goal, at('18:00'))).toMatchObject({
      firstAnswer: 'late',
      firstAnswerMinutes: 290,
    });
  });

  it('is waited for until it is due, also while the customer has the turn, and then it is late', () => {
    expect(measured(facts(), goal, at('12:00')).firstAnswer).toBe('waiting');
    expect(measured(facts(), goal, at('13:01'))).toMatchObject({ firstAnswer: 'late', firstAnswerMinutes: null });
    const changes = [turn(at('11:00'), 'customer')];
    expect(measured(facts({ changes }), goal, at('17:00', 14)).firstAnswer).toBe('waiting');
  });
});

describe('whose turn took the time', () => {
  const changes = [
    turn(at('11:00'), 'parts'),
    turn(at('11:00', 13), 'visit'),
    turn(at('14:00', 13), 'maker'),
    change(at('15:00', 13), 'solved'),
  ];

  it('adds up working minutes from opening to solution, and says who took most', () => {
    expect(measured(facts({ state: 'solved', changes }), goal, at('10:00', 16))).toMatchObject({
      isFinished: true,
      minutes: { maker: 120, customer: 0, parts: 480, visit: 120 },
      longestTurn: 'parts',
    });
  });

  it('leaves the days of a solution out that was objected to, and goes on with the maker', () => {
    const objected = [...changes, change(at('15:00', 15), 'objected'), change(at('16:00', 15), 'solved')];
    const closed = [...objected, change(at('09:00', 16), 'closed')];
    expect(measured(facts({ state: 'closed', changes: closed }), goal, at('10:00', 16))).toMatchObject({
      minutes: { maker: 180, customer: 0, parts: 480, visit: 120 },
    });
    expect(measured(facts({ changes: objected.slice(0, -1) }), goal, at('10:00', 16)).isFinished).toBe(false);
  });

  it('of a case that was over at once is nobody’s', () => {
    const stopped = facts({ state: 'stopped', changes: [change(at('10:00'), 'stopped')] });
    expect(measured(stopped, goal, at('12:00'))).toMatchObject({ longestTurn: null, isFinished: true });
  });
});

describe('promised updates', () => {
  const given = promise(at('10:30'), at('14:00'));
  const counts = (more: Partial<ClockFacts>, now = at('18:00')) => {
    const { promises, latePromises } = measured(facts(more), goal, now);
    return [promises, latePromises];
  };

  it('are kept by an answer, a solution or another promise in time', () => {
    expect(counts({ changes: [given], answers: [at('14:00')] }, at('14:00'))).toEqual([1, 0]);
    expect(counts({ changes: [given, promise(at('13:30'), at('17:00', 13))] })).toEqual([2, 0]);
    expect(counts({ changes: [given, promise(at('13:30'), null)] })).toEqual([1, 0]);
    expect(counts({ state: 'solved', changes: [given, change(at('13:59'), 'solved')] })).toEqual([1, 0]);
  });

  it('are late once, whatever comes after them, and while nothing comes', () => {
    expect(counts({ changes: [given], answers: [at('14:01'), at('15:00')] })).toEqual([1, 1]);
    expect(counts({ changes: [given] })).toEqual([1, 1]);
    expect(counts({ changes: [given] }, at('13:59'))).toEqual([1, 0]);
    expect(counts({ changes: [given, promise(at('16:00'), at('17:00', 13))] })).toEqual([2, 1]);
    expect(counts({ state: 'stopped', changes: [given, change(at('16:00'), 'stopped')] })).toEqual([1, 1]);
  });

  it('stand beside an answer that comes before they are due', () => {
    expect(counts({ changes: [given], answers: [at('11:00')] })).toEqual([1, 1]);
  });

  it('move with the customer’s turn', () => {
    const changes = [given, turn(at('11:00'), 'customer'), turn(at('14:30'), 'maker')];
    expect(counts({ changes }, at('16:29'))).toEqual([1, 0]);
    expect(counts({ changes }, at('16:31'))).toEqual([1, 1]);
    expect(counts({ changes: changes.slice(0, 2) }, at('18:00', 16))).toEqual([1, 0]);
  });
});
