import { openCaseSchema } from '#contract';
import { type ActRun, actRunner } from '#platform/act';
import { standingClock } from '#platform/clock';
import { openDatabase } from '#platform/database';
import { newId } from '#platform/ids';
import { openCase } from '../../apps/service/src/cases/opening/actions.ts';
import { openDiskStorage } from '../../apps/service/src/files/index.ts';
import { actHooks } from '../../apps/service/src/wiring.ts';
import type { Cast } from '../master-data/index.ts';
import { cases, customers, type DemoCase, type DemoStep, machines } from '../story/index.ts';
import { customerActor, isStaff, staffActor } from './actors.ts';
import { addFiles } from './files.ts';
import { type PlayedCase, playCustomer, playStaff } from './steps.ts';

const hourMs = 3_600_000;

/** A moment of the story: a case is opened, or goes one step on. */
interface Moment {
  readonly at: Date;
  readonly of: DemoCase;
  readonly step: DemoStep | null;
}

/** Every moment of every case that lies before now, in the order of time. */
function momentsUntil(now: Date): Moment[] {
  return cases
    .flatMap((of) => {
      const openedAt = now.getTime() - of.hoursAgo * hourMs;
      const opened: Moment = { at: new Date(openedAt), of, step: null };
      return [opened, ...of.steps.map((step) => ({ at: new Date(openedAt + step.after * hourMs), of, step }))];
    })
    .filter(({ at }) => at <= now)
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}

function draftOf(demo: DemoCase, cast: Cast, at: Date) {
  const writer = customers.find(({ key }) => key === demo.by)!;
  return openCaseSchema.parse({
    id: newId(at),
    machineNumber: machines.find(({ key }) => key === demo.machine)!.machineNumber,
    reason: demo.reason,
    severity: demo.severity,
    errorNumber: demo.errorNumber,
    description: demo.text,
    language: writer.language,
    contact: { membershipId: cast.membership.get(demo.by)! },
    alarms: demo.errorNumber ? [{ errorNumber: demo.errorNumber, text: demo.alarmText }] : [],
    alarmsAt: demo.errorNumber ? new Date(at.getTime() - 2 * 60_000).toISOString() : undefined,
  });
}

/** Where the story is played. */
export interface Playground {
  readonly customerUrl: string;
  readonly staffUrl: string;
  readonly filesFolder: string;
  readonly now: Date;
}

/** Plays all cases of the story through the service's own actions, each at its own time. */
export async function playStory(ground: Playground, cast: Cast): Promise<void> {
  const customer = openDatabase('customer', ground.customerUrl, { max: 1, connectTimeoutMs: 5000 });
  const staff = openDatabase('staff', ground.staffUrl, { max: 1, connectTimeoutMs: 5000 });
  const storage = openDiskStorage(ground.filesFolder);
  const played = new Map<DemoCase, PlayedCase>();
  const asCustomer = (key: string) => {
    const actor = customerActor(cast, key);
    const settings = { 'app.person_id': actor.personId, 'app.company_id': actor.membership!.companyId };
    return { database: customer, settings, requestId: newId(), actor: () => actor } satisfies ActRun<unknown>;
  };
  const asStaff = (key: string) => {
    const actor = staffActor(cast, key);
    const { productLines, areas } = actor.scope;
    const settings = { 'app.product_lines': productLines.join(','), 'app.staff_areas': areas.join(',') };
    return { database: staff, settings, requestId: newId(), actor: () => actor } satisfies ActRun<unknown>;
  };
  try {
    for (const { at, of, step } of momentsUntil(ground.now)) {
      const runAct = actRunner(standingClock(at), actHooks());
      if (!step) {
        await runAct(asCustomer(of.by), async (act) => {
          const opened = await openCase(act, draftOf(of, cast, at));
          played.set(of, { ...opened, openedAt: at });
          await addFiles(act, storage, { caseId: opened.caseId, replyId: null }, of.files ?? []);
        });
      } else if (isStaff(step.by)) {
        await runAct(asStaff(step.by), (act) => playStaff(act, played.get(of)!, step, cast));
      } else {
        await runAct(asCustomer(step.by), (act) => playCustomer(act, played.get(of)!, step, storage));
      }
    }
  } finally {
    await Promise.all([customer.close(), staff.close()]);
  }
}
