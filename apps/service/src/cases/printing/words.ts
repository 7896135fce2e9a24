import type { CaseReason, CaseState, Language, Priority, Severity, StopReason, Turn } from '#contract';

/** Words of a printed case in one language. */
export interface PrintWords {
  readonly title: (caseNumber: string) => string;
  readonly reader: { readonly customer: string; readonly internal: string };
  readonly printedAt: (time: string, zone: string) => string;
  readonly machine: string;
  readonly company: string;
  readonly site: string;
  readonly errorNumber: string;
  readonly reason: string;
  readonly opened: string;
  readonly afterCall: string;
  readonly contact: string;
  readonly callBack: (number: string) => string;
  readonly standing: string;
  readonly assignee: string;
  readonly alarms: string;
  readonly timeline: string;
  readonly files: string;
  readonly staffOnly: string;
  readonly maker: string;
  readonly former: (number: string) => string;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly states: Readonly<Record<CaseState, string>>;
  readonly turns: Readonly<Record<Turn, string>>;
  readonly reasons: Readonly<Record<CaseReason, string>>;
  readonly priorities: Readonly<Record<Priority, string>>;
  readonly stopReasons: Readonly<Record<StopReason, string>>;
  readonly said: {
    readonly opened: string;
    readonly alsoOpened: string;
    readonly reply: string;
    readonly solved: string;
    readonly cause: string;
    readonly remedy: string;
    readonly objected: string;
    readonly note: string;
    readonly callNote: string;
    readonly called: (name: string) => string;
    readonly unnamedCall: string;
    readonly joined: (name: string) => string;
    readonly received: string;
    readonly turn: (turn: string) => string;
    readonly promised: (time: string) => string;
    readonly unpromised: string;
    readonly confirmed: string;
    readonly unopposed: string;
    readonly stopped: (reason: string) => string;
    readonly merged: (one: string, into: string) => string;
    readonly unmerged: (one: string, into: string) => string;
    readonly split: (one: string, of: string) => string;
    readonly from: (number: string) => string;
    readonly alsoIn: (number: string) => string;
    readonly assigned: (by: string, to: string) => string;
    readonly unassigned: (by: string) => string;
    readonly prioritised: (by: string, priority: string) => string;
    readonly late: (time: string) => string;
  };
}

const zh: PrintWords = {
  title: (caseNumber) => `案例 ${caseNumber}`,
  reader: { customer: '供客户', internal: '内部：仅员工可见，请勿外传' },
  printedAt: (time, zone) => `打印于 ${time}，时间均为 ${zone}`,
  machine: '设备',
  company: '公司',
  site: '地点',
  errorNumber: '错误号',
  reason: '事由',
  opened: '提交',
  afterCall: '来电后由厂家新建',
  contact: '联系人',
  callBack: (number) => `回拨 ${number}`,
  standing: '状态',
  assignee: '负责人',
  alarms: '报警',
  timeline: '经过',
  files: '文件',
  staffOnly: '仅员工可见',
  maker: '厂家',
  former: (number) => `前同事 ${number}`,
  severities: { down: '已停机', limited: '受限运行', running: '正常运行' },
  states: {
    sent: '已发送',
    received: '已接收',
    'in-progress': '处理中',
    solved: '已解决',
    closed: '已关闭',
    stopped: '已停止',
    merged: '已合并',
  },
  turns: { maker: '轮到厂家', customer: '等待客户', parts: '等待备件', visit: '等待上门' },
  reasons: { fault: '故障', question: '咨询', 'spare-part': '备件', maintenance: '保养', wish: '建议' },
  priorities: { urgent: '紧急', high: '高', normal: '普通', low: '低' },
  stopReasons: {
    withdrawn: '客户撤回',
    duplicate: '重复',
    'not-ours': '非本公司设备',
    'no-answer': '没有答复',
    'company-left': '公司已离开',
  },
  said: {
    opened: '提交了案例',
    alsoOpened: '也提交了',
    reply: '回复',
    solved: '解决方案',
    cause: '原因',
    remedy: '措施',
    objected: '异议',
    note: '内部备注',
    callNote: '通话备注',
    called: (name) => `通话：由 ${name} 拨打`,
    unnamedCall: '通话：客户来电，未留姓名',
    joined: (name) => `${name} 也遇到此问题`,
    received: '已通知客户：案例已接收',
    turn: (turn) => turn,
    promised: (time) => `承诺更新：${time}`,
    unpromised: '撤回了承诺的更新时间',
    confirmed: '客户确认解决，案例关闭',
    unopposed: '14 天内没有异议，案例关闭',
    stopped: (reason) => `案例已停止：${reason}`,
    merged: (one, into) => `${one} 并入 ${into}`,
    unmerged: (one, into) => `${one} 与 ${into} 重新分开`,
    split: (one, of) => `从 ${of} 拆分出 ${one}`,
    from: (number) => `来自 ${number}`,
    alsoIn: (number) => `也在 ${number}`,
    assigned: (by, to) => `${by} 分配给 ${to}`,
    unassigned: (by) => `${by} 取消了分配`,
    prioritised: (by, priority) => `${by} 将优先级设为“${priority}”`,
    late: (time) => `逾期，应于 ${time}`,
  },
};

const en: PrintWords = {
  title: (caseNumber) => `Case ${caseNumber}`,
  reader: { customer: 'For the customer', internal: 'Internal: staff only, not to be passed on' },
  printedAt: (time, zone) => `Printed ${time}; all times ${zone}`,
  machine: 'Machine',
  company: 'Company',
  site: 'Site',
  errorNumber: 'Error number',
  reason: 'Reason',
  opened: 'Opened',
  afterCall: 'by the maker after a call',
  contact: 'Contact',
  callBack: (number) => `call back ${number}`,
  standing: 'State',
  assignee: 'Assignee',
  alarms: 'Alarms',
  timeline: 'What happened',
  files: 'Files',
  staffOnly: 'staff only',
  maker: 'maker',
  former: (number) => `Former colleague ${number}`,
  severities: { down: 'Machine down', limited: 'Limited', running: 'Running' },
  states: {
    sent: 'Sent',
    received: 'Received',
    'in-progress': 'In progress',
    solved: 'Solved',
    closed: 'Closed',
    stopped: 'Stopped',
    merged: 'Merged',
  },
  turns: {
    maker: 'Maker’s turn',
    customer: 'Customer’s turn',
    parts: 'Waiting for parts',
    visit: 'Waiting for a visit',
  },
  reasons: {
    fault: 'Fault',
    question: 'Question',
    'spare-part': 'Spare part',
    maintenance: 'Maintenance',
    wish: 'Wish',
  },
  priorities: { urgent: 'urgent', high: 'high', normal: 'normal', low: 'low' },
  stopReasons: {
    withdrawn: 'withdrawn by the customer',
    duplicate: 'a duplicate',
    'not-ours': 'not our machine',
    'no-answer': 'no answer',
    'company-left': 'the company left',
  },
  said: {
    opened: 'opened the case',
    alsoOpened: 'reported this too',
    reply: 'replied',
    solved: 'Solution',
    cause: 'Cause',
    remedy: 'Remedy',
    objected: 'objects to the solution',
    note: 'Internal note',
    callNote: 'Note on the call',
    called: (name) => `Called by ${name}`,
    unnamedCall: 'A call from the customer, without a name',
    joined: (name) => `${name} has this too`,
    received: 'The customer was told that the case has been received',
    turn: (turn) => turn,
    promised: (time) => `Update promised for ${time}`,
    unpromised: 'The promised update was taken back',
    confirmed: 'The customer confirmed the solution; closed',
    unopposed: 'No objection within 14 days; closed',
    stopped: (reason) => `Stopped: ${reason}`,
    merged: (one, into) => `${one} goes on in ${into}`,
    unmerged: (one, into) => `${one} and ${into} are two again`,
    split: (one, of) => `${one} was split off from ${of}`,
    from: (number) => `from ${number}`,
    alsoIn: (number) => `also in ${number}`,
    assigned: (by, to) => `${by} assigned the case to ${to}`,
    unassigned: (by) => `${by} took the assignment back`,
    prioritised: (by, priority) => `${by} set the priority to ${priority}`,
    late: (time) => `Late; due ${time}`,
  },
};

const de: PrintWords = {
  title: (caseNumber) => `Fall ${caseNumber}`,
  reader: { customer: 'Für den Kunden', internal: 'Intern: nur für das Team, nicht weitergeben' },
  printedAt: (time, zone) => `Gedruckt ${time}; alle Zeiten ${zone}`,
  machine: 'Maschine',
  company: 'Firma',
  site: 'Standort',
  errorNumber: 'Fehlernummer',
  reason: 'Anlass',
  opened: 'Eröffnet',
  afterCall: 'vom Hersteller nach einem Anruf',
  contact: 'Kontakt',
  callBack: (number) => `Rückruf ${number}`,
  standing: 'Zustand',
  assignee: 'Bearbeiter',
  alarms: 'Alarme',
  timeline: 'Verlauf',
  files: 'Dateien',
  staffOnly: 'nur intern',
  maker: 'Hersteller',
  former: (number) => `Ehemals hier, Nr. ${number}`,
  severities: { down: 'Maschine steht', limited: 'Eingeschränkt', running: 'Läuft' },
  states: {
    sent: 'Gesendet',
    received: 'Eingegangen',
    'in-progress': 'In Arbeit',
    solved: 'Gelöst',
    closed: 'Geschlossen',
    stopped: 'Gestoppt',
    merged: 'Zusammengeführt',
  },
  turns: {
    maker: 'Hersteller ist dran',
    customer: 'Kunde ist dran',
    parts: 'Wartet auf Teile',
    visit: 'Wartet auf Besuch',
  },
  reasons: { fault: 'Störung', question: 'Frage', 'spare-part': 'Ersatzteil', maintenance: 'Wartung', wish: 'Wunsch' },
  priorities: { urgent: 'dringend', high: 'hoch', normal: 'normal', low: 'niedrig' },
  stopReasons: {
    withdrawn: 'vom Kunden zurückgezogen',
    duplicate: 'doppelt gemeldet',
    'not-ours': 'nicht unsere Maschine',
    'no-answer': 'keine Antwort',
    'company-left': 'die Firma ist gegangen',
  },
  said: {
    opened: 'hat den Fall eröffnet',
    alsoOpened: 'hat das auch gemeldet',
    reply: 'antwortet',
    solved: 'Lösung',
    cause: 'Ursache',
    remedy: 'Abhilfe',
    objected: 'widerspricht der Lösung',
    note: 'Interne Notiz',
    callNote: 'Notiz zum Anruf',
    called: (name) => `Anruf von ${name}`,
    unnamedCall: 'Anruf des Kunden, ohne Namen',
    joined: (name) => `${name} hat das auch`,
    received: 'Dem Kunden wurde der Eingang bestätigt',
    turn: (turn) => turn,
    promised: (time) => `Nächste Meldung zugesagt bis ${time}`,
    unpromised: 'Die Zusage wurde zurückgenommen',
    confirmed: 'Der Kunde hat die Lösung bestätigt; geschlossen',
    unopposed: '14 Tage ohne Einwand; geschlossen',
    stopped: (reason) => `Gestoppt: ${reason}`,
    merged: (one, into) => `${one} geht weiter in ${into}`,
    unmerged: (one, into) => `${one} und ${into} sind wieder zwei`,
    split: (one, of) => `${one} wurde aus ${of} abgetrennt`,
    from: (number) => `aus ${number}`,
    alsoIn: (number) => `auch in ${number}`,
    assigned: (by, to) => `${by} hat den Fall ${to} zugewiesen`,
    unassigned: (by) => `${by} hat die Zuweisung aufgehoben`,
    prioritised: (by, priority) => `${by} hat die Priorität auf „${priority}“ gesetzt`,
    late: (time) => `Überfällig, fällig ${time}`,
  },
};

/** Words of a printed case. */
export const printWords: Readonly<Record<Language, PrintWords>> = { zh, en, de };
