import { randomBytes } from 'node:crypto';
import { newId } from '#platform/ids';
import { gridTeamId } from './world/team.ts';

/** Kinds of things operations are about. */
export type Kind =
  | 'case'
  | 'case with a double'
  | 'linked case'
  | 'merged case'
  | 'case with a reply'
  | 'machine'
  | 'machine that moves'
  | 'company'
  | 'company without admin'
  | 'company that leaves'
  | 'colleague'
  | 'invite'
  | 'join request'
  | 'upload'
  | 'file'
  | 'file address'
  | 'join key'
  | 'import'
  | 'new import'
  | 'import kind';

/** The thing of one cell: its id or number, and whatever a body needs beside it. */
export interface Thing {
  readonly id: string;
  readonly customerNumber?: string;
  readonly machineNumber?: string;
  /** The secret part of an invite's link. */
  readonly token?: string;
  /** Somebody of the company, where a path names both. */
  readonly colleagueId?: string;
  /** The company that a machine moves to. */
  readonly targetId?: string;
  /** A second case of the same company and machine. */
  readonly doubleNumber?: string;
  /** A reply of the customer in a case. */
  readonly replyId?: string;
  /** The merge by which a case goes on in another. */
  readonly mergeId?: string;
  /** A membership of the caller's own company, for the contact of a case. */
  readonly membershipId?: string;
  /** The area in which a company lies. */
  readonly area?: string;
}

/** How one operation is called in the grid. */
export interface Example {
  /** What it is about; made anew for every call that changes something. Absent: about no single thing. */
  readonly about?: Kind;
  /** The state a case or an import must be in beforehand. */
  readonly given?: 'sent' | 'in progress' | 'solved' | 'checked' | 'done';
  /** The name of the path's parameter that carries the thing's id. */
  readonly param?: string;
  readonly query?: string;
  /** Parameters of the path that are no thing of anybody, e.g. a word of the contract. */
  readonly fixed?: Readonly<Record<string, string>>;
  readonly body?: (thing: Thing) => unknown;
  readonly headers?: (thing: Thing) => Record<string, string>;
  /** Bytes sent instead of JSON. */
  readonly bytes?: Buffer;
  /** Whoever holds the thing may use it, of whatever company: there is no foreign one. */
  readonly bearer?: true;
  /** The credential ends with the call, so each call gets one of its own. */
  readonly endsSession?: true;
}

const tus = { 'tus-resumable': '1.0.0' };
/** The first bytes of a PNG: enough for the kind of file to be seen. */
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const someStaff = '0198b000-0000-7000-8000-000000000007';
const nobody = '0198b000-0000-7000-8000-00000000000f';
/** Whoever comes back with this is told all that there was. */
const longAgo = { 'last-event-id': '2020-01-01T00:00:00.000Z' };
const inOneDay = () => new Date(Date.now() + 86_400_000).toISOString();

const profile = {
  contactEmail: 'reader@example.com',
  countryRegion: 'CN',
  name: '读者',
  position: '操作工',
  phone: '+86 512 5550100',
};
const address = { companyName: '示例公司', street: '示例路 1 号', postcode: '215400', city: '太仓', region: '江苏' };

const onCase = (given: Example['given'], body?: Example['body']): Example => ({
  about: 'case',
  given,
  param: 'caseNumber',
  ...(body && { body }),
});

/** A file that can be imported, of one machine. */
export const machinesCsv = Buffer.from('Machine number,Customer number,Model\nA1001E0001,410001,M\n');

const onImport = (more: Partial<Example> = {}): Example => ({ about: 'import', param: 'importId', ...more });

const fileWish = '?format=csv&language=en';
/** All that the world of the grid has was opened in these years. */
const someTime = 'from=2020-01-01&to=2039-12-31';

const onUpload = (more: Partial<Example> = {}): Example => ({
  about: 'upload',
  param: 'uploadId',
  headers: () => tus,
  ...more,
});

/** Every operation with an input that is right in all but who asks and what about. */
export const examples: Readonly<Record<string, Example>> = {
  readMe: {},
  keepConsents: {},
  listFactsForHome: {},
  acknowledgeFacts: { body: () => ({ eventIds: [nobody] }) },
  listPeopleForHome: {},
  keepHomeReport: {
    body: () => ({
      reportedAt: '2026-03-02T08:00:00.000Z',
      decisions: { waiting: 0, oldestAt: null },
      transfers: { year: 2026, persons: 0, thresholds: [] },
      comparison: null,
    }),
  },
  endTokens: { body: () => ({ personId: nobody, endedAt: '2026-03-02T08:00:00.000Z' }) },
  readRegions: {},
  askComparison: { fixed: { wishId: nobody }, body: () => ({}) },
  writeProfile: { body: () => profile },
  writeLanguage: { body: () => ({ language: 'zh' }) },
  startStaffSession: {},
  finishStaffSession: { query: '?code=none&state=none' },
  readStaffSession: {},
  endStaffSession: { endsSession: true },
  listStaffSessions: {},
  endOtherStaffSessions: {},
  endOwnStaffSession: { fixed: { sessionId: nobody } },
  listStaff: {},

  readWorkingCalendar: { fixed: { calendar: 'china' }, query: '?year=2026' },
  correctWorkingDay: {
    fixed: { calendar: 'china', date: '2027-01-01' },
    body: () => ({ kind: 'holiday', name: '元旦', source: '国务院办公厅' }),
  },
  writeWorkingHours: {
    fixed: { calendar: 'china' },
    body: () => ({ hours: [{ day: 'mon', opens: 480, closes: 1020 }] }),
  },
  listServiceGoals: {},
  writeServiceGoal: {
    fixed: { productLine: 'laser', severity: 'down', level: 'premium' },
    body: () => ({ calendar: 'germany', firstAnswerMinutes: 30, updateMinutes: 120 }),
  },

  sendJoinRequest: {
    about: 'join key',
    body: ({ id, customerNumber, machineNumber }) => ({ id, customerNumber, machineNumber, ...address }),
  },
  withdrawJoinRequest: {},
  listColleagues: {},
  setColleagueRole: { about: 'colleague', param: 'membershipId', body: () => ({ role: 'company-admin' }) },
  setCaseOpening: { about: 'colleague', param: 'membershipId', body: () => ({ mayOpenCases: false }) },
  removeColleague: { about: 'colleague', param: 'membershipId' },
  listInvites: {},
  makeInvite: { body: () => ({ id: newId(), role: 'member', tokenHash: randomBytes(32).toString('hex') }) },
  undoInvite: { about: 'invite', param: 'inviteId' },
  readInvite: { about: 'invite', bearer: true, body: ({ token }) => ({ token }) },
  redeemInvite: { about: 'invite', bearer: true, body: ({ token }) => ({ token }) },
  listCompanyJoinRequests: {},
  decideCompanyJoinRequest: {
    about: 'join request',
    param: 'joinRequestId',
    body: () => ({ decision: 'refused' }),
  },
  startDeparture: { about: 'company without admin', param: 'companyId', body: () => ({}) },
  takeDepartureBack: { about: 'company that leaves', param: 'companyId' },
  endDeparture: { about: 'company that leaves', param: 'companyId', body: () => ({}) },
  readArchive: { about: 'company', param: 'companyId' },
  readOwnArchive: {},
  nameCompanyAdmin: { about: 'company without admin', param: 'companyId', body: () => ({}) },
  listJoinRequests: {},
  decideJoinRequest: { about: 'join request', param: 'joinRequestId', body: () => ({ decision: 'refused' }) },
  listCompanies: {},
  readCompany: { about: 'company', param: 'companyId' },

  listMachines: {},
  readMachine: { about: 'machine', param: 'machineNumber' },
  readLogbook: { about: 'machine', param: 'machineNumber' },
  listDeskMachines: {},
  readDeskMachine: { about: 'machine', param: 'machineNumber' },
  moveMachine: {
    about: 'machine that moves',
    param: 'machineNumber',
    body: ({ targetId }) => ({ id: newId(), companyId: targetId, site: '新厂' }),
  },

  startUpload: {
    headers: () => ({
      ...tus,
      'upload-length': String(png.length),
      'upload-metadata': `fileId ${base64(newId())},filename ${base64('a.png')},filetype ${base64('image/png')}`,
    }),
  },
  readUpload: onUpload(),
  continueUpload: onUpload({
    headers: () => ({ ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }),
    bytes: png,
  }),
  endUpload: onUpload(),
  readFileState: { about: 'file', param: 'fileId' },
  readFile: { about: 'file address', param: 'address' },

  listCases: {},
  openCase: {
    about: 'machine',
    body: ({ id, membershipId }) => ({
      id: newId(),
      machineNumber: id,
      reason: 'fault',
      severity: 'limited',
      description: '主轴异响',
      language: 'zh',
      contact: { membershipId },
    }),
  },
  readCase: onCase('in progress'),
  replyToCase: onCase('in progress', () => ({ id: newId(), text: '谢谢' })),
  objectToSolution: onCase('solved', () => ({ id: newId(), text: '仍有异响' })),
  confirmSolution: onCase('solved', () => ({})),
  readSeenBefore: { query: '?machineNumber=A1001E0001&errorNumber=E-27' },
  searchDesk: { query: `?words=${encodeURIComponent('主轴')}` },
  searchMachines: { query: '?words=E0' },
  openCaseForCaller: {
    about: 'machine',
    body: ({ id }) => ({
      id: newId(),
      machineNumber: id,
      reason: 'fault',
      severity: 'limited',
      description: '主轴异响',
      language: 'zh',
      contact: { callBackNumber: '+86 512 5550199' },
      turn: 'maker',
      call: { id: newId(), at: new Date().toISOString() },
    }),
  },
  search: { query: `?words=${encodeURIComponent('主轴')}` },
  joinCase: onCase('in progress', () => ({})),
  followCases: { headers: () => longAgo },

  listQueue: {},
  readDeskCase: onCase('in progress'),
  answerCase: onCase('in progress', () => ({ id: newId(), text: '请检查' })),
  noteOnCase: onCase('in progress', () => ({ id: newId(), text: '内部' })),
  receiveCase: onCase('sent', () => ({})),
  assignCase: onCase('in progress', () => ({ assignee: null })),
  assignCases: {
    about: 'case',
    given: 'in progress',
    body: ({ id }) => ({ caseNumbers: [id], assignee: null }),
  },
  handOverCases: { fixed: { staffId: someStaff }, body: () => ({ assignee: null }) },
  listSavedFilters: {},
  saveFilter: {
    fixed: { filterId: newId() },
    body: () => ({ name: '我的', shared: false, wish: { turn: 'maker' } }),
  },
  deleteSavedFilter: { fixed: { filterId: newId() } },
  prioritiseCase: onCase('in progress', () => ({ priority: 'urgent' })),
  setTurn: onCase('in progress', () => ({ turn: 'customer' })),
  promiseUpdate: onCase('in progress', () => ({ promisedUpdateAt: inOneDay() })),
  solveCase: onCase('in progress', () => ({ cause: '轴承', remedy: '更换' })),
  stopCase: onCase('in progress', () => ({ reason: 'duplicate', text: null })),
  mergeCase: { about: 'case with a double', param: 'caseNumber', body: () => ({}) },
  linkCases: { about: 'case with a double', param: 'caseNumber', body: () => ({}) },
  unlinkCases: { about: 'linked case', param: 'caseNumber' },
  splitCase: {
    about: 'case with a reply',
    param: 'caseNumber',
    body: ({ replyId, machineNumber }) => ({
      id: newId(),
      replyIds: [replyId ?? newId()],
      machineNumber: machineNumber ?? 'A1001E0001',
      severity: 'running',
    }),
  },
  undoMerge: { about: 'merged case', param: 'caseNumber', body: () => ({}) },
  logCall: onCase('in progress', () => ({ id: newId(), at: new Date().toISOString(), caller: 'maker' })),
  printCase: { ...onCase('in progress'), query: '?reader=internal&language=zh' },
  tellPresence: onCase('in progress', () => ({ tab: newId(), doing: 'reading' })),
  followDesk: { headers: () => longAgo },
  listImports: {},
  uploadImport: {
    about: 'new import',
    param: 'importId',
    query: '?kind=machines&fileName=machines.csv',
    headers: () => ({ 'content-type': 'application/octet-stream' }),
    bytes: machinesCsv,
  },
  readImport: onImport(),
  previewImport: onImport(),
  checkImport: onImport({
    body: () => ({
      reading: { encoding: 'utf-8', delimiter: ',', sheet: null },
      mapping: { machineNumber: 0, customerNumber: 1, model: 2 },
    }),
  }),
  runImport: onImport({ given: 'checked', body: () => ({}) }),
  undoImport: onImport({ given: 'done', body: () => ({}) }),
  listImportRefusals: onImport(),
  downloadImportRefusals: onImport({ query: '?language=en' }),
  downloadImportTemplate: { about: 'import kind', param: 'kind', query: '?language=en' },
  listAuditEntries: {},
  readRegister: {},
  readRecordOfProcessing: { query: fileWish },
  readStandings: {},
  listPolicyVersions: {},
  readPolicyVersion: { fixed: { version: '99' }, query: '?language=zh' },
  preparePolicy: { body: () => ({ draftId: newId(), purpose: 'archive', appliedFrom: '2023-06-06' }) },
  readPolicyDraft: { fixed: { draftId: nobody }, query: '?language=zh' },
  dropPolicyDraft: { fixed: { draftId: nobody } },
  importPolicyText: {
    fixed: { draftId: nobody, kind: 'policy', language: 'zh' },
    headers: () => ({ 'content-type': 'application/octet-stream' }),
    bytes: Buffer.from(`# 隐私政策\n\n${'本政策说明我们如何处理个人信息。'.repeat(3)}\n`),
  },
  countPolicyReach: {},
  publishPolicy: { fixed: { draftId: nobody }, body: () => ({ effectiveAt: null, changes: null, shown: [] }) },
  takePolicyBack: { fixed: { version: '99' } },
  handPolicyHome: { query: '?after=0' },
  exportQueue: { query: fileWish },
  exportMachines: { query: fileWish },
  exportCompanies: { query: fileWish },
  exportPeopleOfCompany: { about: 'company', param: 'companyId', query: fileWish },
  exportJoinRequests: { query: fileWish },
  exportImports: { query: fileWish },
  exportAuditEntries: { query: fileWish },
  exportOperations: { query: fileWish },
  exportOperationCases: { query: `${fileWish}&${someTime}` },
  readOperations: {},
  readImprovement: {},
  listImprovementRows: {},
  exportImprovementRows: { query: fileWish },
  exportStaffAccounts: { query: fileWish },
  exportTeams: { query: fileWish },
  exportAreas: { query: fileWish },
  exportReplyTemplates: { query: fileWish },
  exportServiceGoals: { query: fileWish },
  exportPolicyVersions: { query: fileWish },
  listOperationCases: { query: `?${someTime}` },

  listStaffAccounts: {},
  writeStaffAccount: {
    fixed: { staffId: someStaff },
    body: () => ({ name: '新同事', teamId: gridTeamId, roles: ['planner'], productLines: [], areas: ['south'] }),
  },
  inviteStaff: { fixed: { staffId: nobody }, body: () => ({ login: 'new.one', tokenHash: 'ab'.repeat(32) }) },
  endStaffAccount: { fixed: { staffId: nobody }, body: () => ({}) },
  listTeams: {},
  writeTeam: {
    fixed: { teamId: '0198b000-0000-7000-8000-000000000009' },
    body: () => ({ name: '南方', productLines: ['laser'], areas: ['south'] }),
  },
  writeArea: {
    fixed: { area: 'overseas-grid' },
    body: () => ({ name: { zh: '格', en: 'Grid', de: 'Gitter' }, regions: [] }),
  },
  // To the area where it lies, so that the world stays as the other rows want it.
  moveCompany: { about: 'company', param: 'companyId', body: ({ area }) => ({ area: area ?? 'east' }) },
  listReplyTemplates: { query: '?productLine=laser' },
  writeReplyTemplate: {
    fixed: { templateId: '0198b000-0000-7000-8000-000000000008' },
    body: () => ({ name: '收到', productLines: ['laser'], texts: { zh: '{caseNumber} 已收到。', en: null, de: null } }),
  },
  deleteReplyTemplate: { fixed: { templateId: nobody } },
  readSystem: {},
  readMisuse: { query: '?hours=24' },
  retryJob: { fixed: { jobId: nobody }, body: () => ({}) },
  printMachineLabels: { about: 'machine', param: 'numbers', query: '?language=en&numbers={numbers}' },
};
