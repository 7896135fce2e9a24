import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  beifang,
  bohai,
  foreignLaser,
  heLi,
  huadong,
  laser3,
  mei,
  press7,
  startService,
  type TestService,
} from '#testkit/service';

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

/** Numbers of the machines, names of the companies and machines of the cases that somebody's lists show. */
async function listed(staff: { staffId: string }) {
  const [machines, companies, queue] = await Promise.all(
    ['/api/desk/machines', '/api/desk/companies', '/api/desk/cases'].map((path) => world.asStaff(staff, path)),
  );
  return {
    machines: machines!.body.machines.map((one: { machineNumber: string }) => one.machineNumber).sort(),
    companies: companies!.body.companies.map((one: { name: string }) => one.name),
    cases: queue!.body.cases.map((one: { machineNumber: string }) => one.machineNumber),
    counted: queue!.body.counts.open,
  };
}
const everything = {
  machines: [press7, laser3, foreignLaser].map((one) => one.machineNumber).sort(),
  companies: expect.arrayContaining([huadong.name, beifang.name]),
};
const ofNorth = { machines: [foreignLaser.machineNumber], companies: [beifang.name] };
const nothing = { machines: [], companies: [], cases: [], counted: 0 };

const restrict = (column: 'areas' | 'product_lines', values: string[], whom: 'staff' | 'team' = 'staff') =>
  world.asOwner(
    whom === 'staff'
      ? `UPDATE staff_members SET ${column} = $1 WHERE staff_id = $2`
      : `UPDATE teams SET ${column} = $1 WHERE team_id = (SELECT team_id FROM staff_members WHERE staff_id = $2)`,
    [values, bohai.staffId],
  );

describe('S2.3 the scope of staff is what both team and person allow', () => {
  beforeAll(async () => {
    await world.openCase();
    await world.openCase({ by: heLi, machine: foreignLaser });
  });
  beforeEach(async () => {
    await restrict('areas', ['north']);
    await restrict('product_lines', ['machine-tool', 'laser']);
    await restrict('areas', ['all'], 'team');
    await restrict('product_lines', ['machine-tool', 'laser'], 'team');
  });

  it('shows everything to whoever has every area, and one area to whoever has one', async () => {
    expect(await listed(mei)).toMatchObject({ ...everything, counted: 2 });
    expect(await listed(bohai)).toEqual({ ...ofNorth, cases: [foreignLaser.machineNumber], counted: 1 });
  });

  it('shows everything again once the restriction is taken back, in the same session', async () => {
    await restrict('areas', ['all']);
    expect(await listed(bohai)).toMatchObject({ ...everything, counted: 2 });
  });

  it('is narrowed by the team, also for whoever has every area themselves', async () => {
    await restrict('areas', ['all']);
    await restrict('areas', ['north', 'south'], 'team');
    expect(await listed(bohai)).toMatchObject(ofNorth);
    expect(await listed(mei)).toMatchObject({ machines: [foreignLaser.machineNumber] });
  });

  it('is empty where team and person share nothing, where the list is empty, and where its word is no area', async () => {
    await restrict('areas', ['east'], 'team');
    expect(await listed(bohai)).toEqual(nothing);
    await restrict('areas', ['all'], 'team');
    for (const areas of [[], ['nowhere']]) {
      await restrict('areas', areas);
      expect(await listed(bohai)).toEqual(nothing);
    }
  });

  it('is bounded by the product lines of the team as well', async () => {
    await restrict('product_lines', ['machine-tool'], 'team');
    expect(await listed(bohai)).toMatchObject({ machines: [], cases: [], companies: [beifang.name] });
  });

  it('a case can be given only to somebody who would see it', async () => {
    const [ofA, ofB] = [await world.openCase(), await world.openCase({ by: heLi, machine: foreignLaser })];
    const give = ({ caseNumber }: { caseNumber: string }) =>
      world.asStaff(mei, `/api/desk/cases/${caseNumber}/assignment`, {
        method: 'PUT',
        json: { assignee: bohai.staffId },
      });
    expect([(await give(ofB)).status, (await give(ofA)).body?.code]).toEqual([204, 'staff-not-found']);
  });
});

describe('S2.3 what a company has lies in its area', () => {
  it('the database refuses a machine of another area than its company', async () => {
    const move = `UPDATE machines SET area = 'south' WHERE machine_id = '${press7.machineId}'`;
    await expect(world.asOwner(move)).rejects.toThrow(/machines__company_id__area__companies/);
    expect(
      await world.asOwner<{ area: string }>(`SELECT area FROM machines WHERE machine_id = '${press7.machineId}'`),
    ).toEqual([{ area: 'east' }]);
  });
});
