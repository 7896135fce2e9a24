import { used } from '../driver/cpu.ts';
import type { Job } from '../driver/index.ts';
import type { Measured } from '../driver/rounds.ts';
import { caseDescription, type Ground, type Loaded } from '../ground/index.ts';

/** A request as the driver sends it again and again. */
export type Request = Omit<Job, 'connections' | 'milliseconds' | 'atMost'>;

/** Any ground with an issuer of tokens. */
type Asking = Pick<Ground, 'region'>;

/** One set of headers for each of some members; tokens are new, since they live five minutes. */
export async function memberHeaders(ground: Asking, { company }: Loaded): Promise<Record<string, string>[]> {
  const tokens = company.members.map(({ personId }) => ground.region.tokenFor(personId));
  return (await Promise.all(tokens)).map((token) => ({ authorization: `Bearer ${token}` }));
}

/** The customer's list as the app asks for it. */
export async function listRequest(ground: Ground, loaded: Loaded, limit = 20): Promise<Request> {
  const headers = await memberHeaders(ground, loaded);
  return { origin: loaded.origin, method: 'GET', path: `/api/cases?limit=${limit}`, headers };
}

/** The same list of the baseline. */
export function bareListRequest({ baseline, large }: Ground): Request {
  const [member] = large.company.members;
  const path = `/cases?company=${large.company.companyId}&member=${member!.membershipId}`;
  return { origin: baseline.origin, method: 'GET', path, headers: [{}] };
}

/** A case sent by the app, with all that a form has. */
export async function openCaseRequest(ground: Asking, loaded: Loaded): Promise<Request> {
  const body = {
    id: '@ID@',
    machineNumber: loaded.company.machineNumbers[0],
    reason: 'fault',
    severity: 'down',
    errorNumber: 'E1234',
    description: caseDescription,
    language: 'zh',
    contact: { membershipId: loaded.company.members[0]!.membershipId },
    files: [],
  };
  const headers = await memberHeaders(ground, loaded);
  return { origin: loaded.origin, method: 'POST', path: '/api/cases', headers, body: JSON.stringify(body) };
}

/** The same inserts in a bare transaction. */
export function bareOpenCaseRequest({ baseline, large }: Ground, machineId: string): Request {
  const { company } = large;
  const body = {
    id: '@ID@',
    companyId: company.companyId,
    membershipId: company.members[0]!.membershipId,
    machineId,
    machineNumber: company.machineNumbers[0],
    description: caseDescription,
  };
  return { origin: baseline.origin, method: 'POST', path: '/cases', headers: [{}], body: JSON.stringify(body) };
}

/** Something that somebody at the desk reads; several paths are asked in turn. */
export const deskRequest = ({ origin, sessionToken }: Loaded, path: Request['path']): Request => ({
  origin,
  method: 'GET',
  path,
  headers: [{ cookie: `staff_session=${sessionToken}` }],
});

/** The desk's queue as the workbench asks for it. */
export const queueRequest = (loaded: Loaded): Request => deskRequest(loaded, '/api/desk/cases');

/** A request to one of our API processes, with the meter of its processor time. */
export const ofService = ({ region }: Asking, { process }: Loaded, request: Request): Measured => ({
  request,
  meter: () => used(region.pid(process)!, region.pid('service-cluster')!),
});

/** A request to the baseline, with the meter of its processor time. */
export const ofBaseline = ({ region, baseline }: Ground, request: Request): Measured => ({
  request,
  meter: () => used(baseline.pid, region.pid('service-cluster')!),
});
