import pg from 'pg';
import { caseDescription } from '../ground/index.ts';
import type { GrowthGround } from '../growth/ground.ts';
import { lookedFor } from '../growth/index.ts';
import { memberHeaders } from '../rows/requests.ts';
import type { Kind } from './job.ts';

/** Where the mix takes place. */
type MixGround = Pick<GrowthGround, 'region' | 'large'>;

interface Numbers {
  readonly any: readonly string[];
  readonly open: readonly string[];
}

/** Cases of the largest company, some of them open. */
async function numbersOf({ region, large }: MixGround): Promise<Numbers> {
  const client = new pg.Client({ connectionString: region.superuserUrl(large.database) });
  await client.connect();
  const ask = async (isOpen: boolean) => {
    const text = `SELECT case_number FROM cases WHERE company_id = $1 AND (closed_at IS NULL) = $2
      AND state <> 'solved' ORDER BY md5(case_number) LIMIT 400`;
    const { rows } = await client.query<{ case_number: string }>(text, [large.company.companyId, isOpen]);
    return rows.map((row) => row.case_number);
  };
  const [open, closed] = [await ask(true), await ask(false)];
  await client.end();
  return { any: [...open.slice(0, 100), ...closed], open };
}

const reads = (name: string, share: number, headers: Kind['headers'], paths: readonly string[]): Kind => ({
  name,
  share,
  method: 'GET',
  headers,
  paths,
});

const found = (path: string, words: readonly string[]) =>
  words.map((one) => `${path}?words=${encodeURIComponent(one)}`);

const of = (numbers: readonly string[], path: (number: string) => string) => numbers.map(path);

/** What people do at one moment: two of three requests are customers', most of them read. */
export async function mixOf(ground: MixGround): Promise<Kind[]> {
  const { region, large } = ground;
  const customer = await memberHeaders(ground, large);
  const desk = [{ cookie: `staff_session=${large.sessionToken}`, origin: region.settings.SERVICE_URL }];
  const { any, open } = await numbersOf(ground);
  const [machine] = large.company.machineNumbers;
  const lists = ['', '', '?scope=mine', '?state=closed'].map((query) => `/api/cases${query}`);
  const queues = ['', '?assignee=me', '?late=true'].map((query) => `/api/desk/cases${query}`);
  return [
    reads('list of cases', 24, customer, lists),
    reads(
      'case',
      20,
      customer,
      of(any, (number) => `/api/cases/${number}`),
    ),
    reads('machines', 6, customer, ['/api/machines']),
    reads('search', 4, customer, found('/api/search', ['报警', '激光功率', 'E1217'])),
    reads('seen before', 4, customer, [`/api/seen-before?machineNumber=${machine}&errorNumber=E1217`]),
    opening(customer, machine!, large.company.members[0]!.membershipId),
    replying(
      'reply',
      4,
      customer,
      of(open, (number) => `/api/cases/${number}/replies`),
      '"files":[],',
    ),
    reads('queue', 16, desk, queues),
    reads(
      'case at the desk',
      10,
      desk,
      of([...open, ...large.someCases], (number) => `/api/desk/cases/${number}`),
    ),
    reads('search at the desk', 3, desk, found('/api/desk/search', lookedFor(large))),
    reads('machines at the desk', 2, desk, ['/api/desk/machines', '/api/desk/machines?words=TruDisk']),
    replying(
      'answer',
      3,
      desk,
      of(open, (number) => `/api/desk/cases/${number}/replies`),
    ),
  ];
}

const opening = (headers: Kind['headers'], machineNumber: string, membershipId: string): Kind => ({
  name: 'opening',
  share: 4,
  method: 'POST',
  headers,
  paths: ['/api/cases'],
  body: JSON.stringify({
    id: '@ID@',
    machineNumber,
    reason: 'fault',
    severity: 'limited',
    errorNumber: 'E1234',
    description: caseDescription,
    language: 'zh',
    contact: { membershipId },
    files: [],
  }),
});

const replying = (
  name: string,
  share: number,
  headers: Kind['headers'],
  paths: readonly string[],
  more = '',
): Kind => ({
  name,
  share,
  method: 'POST',
  headers,
  paths,
  body: `{"id":"@ID@",${more}"text":"已按说明检查，报警仍然出现。"}`,
});
