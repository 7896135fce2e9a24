import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bohai, foreignLaser, heLi, laser3, mei, startService, type TestService } from '#testkit/service';

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

describe('similar cases', () => {
  const similar = async (caseNumber: string, as: typeof mei) =>
    (await world.asStaff(as, `/api/desk/cases/${caseNumber}`)).body.similarCases;

  it('are those of other companies with the same error on the same model, and none outside the viewer’s area', async () => {
    await world.asOwner('UPDATE machines SET model = $1 WHERE machine_number = ANY ($2)', [
      'TruLaser 3030',
      [laser3.machineNumber, foreignLaser.machineNumber],
    ]);
    const own = await world.openCase({ by: heLi, machine: foreignLaser, errorNumber: 'L-77' });
    const same = await world.openCase({ machine: laser3, errorNumber: 'L-77' });
    await world.openCase({ machine: laser3, errorNumber: 'L-78' });
    await world.openCase({ errorNumber: 'L-77' });
    expect(await similar(own.caseNumber, mei)).toMatchObject([{ caseNumber: same.caseNumber }]);
    expect(await similar(same.caseNumber, mei)).toMatchObject([{ caseNumber: own.caseNumber }]);
    expect(await similar(own.caseNumber, bohai)).toEqual([]);
  });
});
