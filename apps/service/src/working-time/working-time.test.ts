import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#platform/database';
import { addWorkingDays, addWorkingMinutes, isWorkingDay } from '#platform/working-time';
import { mei, otto, startService, type TestService } from '#testkit/service';
import { workingCalendar } from './index.ts';

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

/** A calendar as a customer's act, a staff act or a job reads it. */
async function asSeenBy(role: 'customer' | 'staff' | 'worker', calendar: 'china' | 'germany') {
  const database = openDatabase(role, world.database.urls[role]!);
  try {
    return await database.transaction({}, (tx) => workingCalendar({ tx }, calendar));
  } finally {
    await database.close();
  }
}
const read = (calendar: string, year: number, as = mei) =>
  world.asStaff(as, `/api/desk/working-calendars/${calendar}?year=${year}`);
const correct = (calendar: string, date: string, json: object, as = otto) =>
  world.asStaff(as, `/api/desk/working-calendars/${calendar}/days/${date}`, { method: 'PUT', json });

describe('the calendars that come with the product', () => {
  it('know the notices of the State Council, make-up days included', async () => {
    for (const role of ['customer', 'staff', 'worker'] as const) {
      const china = await asSeenBy(role, 'china');
      expect(china.timeZone).toBe('Asia/Shanghai');
      expect(['2026-02-14', '2026-02-15', '2026-10-08', '2026-10-10'].map((day) => isWorkingDay(china, day))).toEqual([
        true,
        false,
        true,
        true,
      ]);
      expect(addWorkingDays(china, '2026-09-29', 2)).toBe('2026-10-08');
    }
  });

  it('know the holidays of Baden-Württemberg, and nothing of China’s', async () => {
    const germany = await asSeenBy('worker', 'germany');
    const free = ['2026-01-06', '2026-04-03', '2026-04-06', '2026-05-14', '2026-05-25', '2026-06-04', '2026-10-03'];
    expect(free.map((day) => isWorkingDay(germany, day))).toEqual(free.map(() => false));
    expect(['2026-10-01', '2026-10-02', '2026-10-31', '2027-03-29'].map((day) => isWorkingDay(germany, day))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const thursday = new Date('2026-04-02T16:00:00+02:00');
    expect(addWorkingMinutes(germany, thursday, 120)).toEqual(new Date('2026-04-07T09:00:00+02:00'));
  });

  it('say of each day where it is written, and which years are not published yet', async () => {
    const { body } = await read('china', 2026);
    expect(body).toMatchObject({ isPublished: true, timeZone: 'Asia/Shanghai' });
    expect(body.days).toHaveLength(39);
    expect(body.days.every((day: { source: string }) => day.source.startsWith('https://www.gov.cn/'))).toBe(true);
    expect((await read('china', 2027)).body).toMatchObject({ isPublished: false, days: [] });
    expect((await read('germany', 2027)).body.days).toHaveLength(12);
    expect((await read('france', 2026)).status).toBe(400);
  });
});

describe('correcting a calendar', () => {
  it('a day becomes what the administrator says, with the source, and is told to whoever counts by it', async () => {
    const day = { kind: 'make-up', name: '补班', source: '国务院办公厅通知' };
    const { status, body } = await correct('china', '2027-02-20', day);
    expect([status, body]).toEqual([200, { date: '2027-02-20', ...day, status: 'corrected' }]);
    expect(isWorkingDay(await asSeenBy('customer', 'china'), '2027-02-20')).toBe(true);
    await correct('china', '2027-02-20', { ...day, kind: 'ordinary' });
    expect(isWorkingDay(await asSeenBy('customer', 'china'), '2027-02-20')).toBe(false);
    expect(
      await world.asOwner(`SELECT body FROM outbox_events WHERE kind = 'WorkingCalendarChanged' ORDER BY event_id`),
    ).toEqual([{ body: { calendar: 'china' } }, { body: { calendar: 'china' } }]);
  });

  it('is refused to the front line, and for a day that does not exist', async () => {
    const day = { kind: 'holiday', name: 'x', source: 'y' };
    expect((await correct('germany', '2026-12-24', day, mei)).body.code).toBe('not-allowed');
    for (const wrong of ['2026-02-30', '2026-13-01', '0000-01-01', 'tomorrow'])
      expect((await correct('germany', wrong, day)).body.code, wrong).toBe('input');
    expect((await correct('germany', '2026-12-24', { ...day, kind: 'party' })).body.code).toBe('input');
  });

  it('hours are written whole, in order, and refused when they overlap', async () => {
    const write = (hours: object[], as = otto) =>
      world.asStaff(as, '/api/desk/working-calendars/germany/hours', { method: 'PUT', json: { hours } });
    const [early, late] = [
      { day: 'mon', opens: 360, closes: 840 },
      { day: 'mon', opens: 840, closes: 1320 },
    ];
    expect((await write([late, early])).body.hours).toEqual([early, late]);
    expect((await read('germany', 2026)).body.hours).toEqual([early, late]);
    expect((await write([early, { ...late, opens: 839 }])).body.fields).toEqual({ hours: 'overlap' });
    expect((await write([{ ...early, closes: 360 }])).body.fields).toEqual({ hours: 'overlap' });
    expect((await write([early], mei)).body.code).toBe('not-allowed');
    // With so few no goal would ever be reached, and no case could be read.
    for (const few of [
      { ...early, closes: 361 },
      { ...early, closes: 599 },
      { day: 'make-up', opens: 0, closes: 1440 },
    ])
      expect((await write([few])).body.fields).toEqual({ hours: 'too-few' });
    expect((await write([{ ...early, closes: 600 }])).status).toBe(200);
    expect((await write([early, late])).status).toBe(200);
    expect((await asSeenBy('worker', 'germany')).hours.tue).toEqual([]);
  });
});
