import { csvDelimiter, csvLine, csvMark } from '#platform/tables';
import {
  type KindId,
  purposes as known,
  type PeriodId,
  type PurposeId,
  type RecipientId,
  type Words,
} from '#privacy/catalogue';
import type { ProcessingRegister } from './register.ts';

/** A language of the record. */
export type RecordLanguage = keyof Words;

/** One processing activity as a regulator asks for it (PIPL art. 56, GDPR art. 30). */
export interface Activity {
  readonly id: PurposeId;
  readonly purpose: string;
  readonly function: string;
  readonly people: string;
  readonly kinds: readonly string[];
  /** Each with the kinds of data that it receives. */
  readonly recipients: readonly string[];
  /** Ways out of the processes for this purpose, each with the kinds it carries. */
  readonly connectors: readonly string[];
  readonly regions: readonly string[];
  readonly transferAbroad: string;
  readonly periods: readonly string[];
  readonly pipl: string;
  readonly gdpr: string;
  readonly consent: string;
  readonly necessary: string;
  readonly columns: number;
  readonly safeguards: string;
}

const words = {
  person: { zh: '本人', en: 'the person', de: 'die Person selbst' },
  people: {
    customers: { zh: '客户公司的人员', en: 'people of customer companies', de: 'Personen von Kundenfirmen' },
    staff: { zh: '本公司员工', en: 'the maker’s staff', de: 'Mitarbeitende des Herstellers' },
  },
  place: {
    home: { zh: '境内', en: 'home region', de: 'Heimatland' },
    service: { zh: '境外（服务地区）', en: 'abroad (service region)', de: 'Ausland (Serviceregion)' },
    device: { zh: '本人的设备', en: 'the person’s own device', de: 'eigenes Gerät der Person' },
  },
  yes: { zh: '是', en: 'yes', de: 'ja' },
  no: { zh: '否', en: 'no', de: 'nein' },
  consent: {
    none: { zh: '无需同意', en: 'none needed', de: 'keine nötig' },
    policy: { zh: '同意隐私政策', en: 'agreement to the policy', de: 'Zustimmung zur Datenschutzerklärung' },
    'cross-border': {
      zh: '单独同意跨境',
      en: 'separate consent to the transfer',
      de: 'eigene Zustimmung zur Übermittlung',
    },
    'improvement-analysis': { zh: '可选：改进分析', en: 'optional: analysis', de: 'freiwillig: Auswertung' },
    'extra-notices': {
      zh: '可选：额外通知',
      en: 'optional: extra notices',
      de: 'freiwillig: zusätzliche Mitteilungen',
    },
  },
  safeguards: {
    zh: '数据库角色只能读取已登记的列；强制行级安全；访问有审计；连接加密；境外只知道随机编号。',
    en: 'Roles of the database read declared columns only; row security is forced; access is audited; connections are encrypted; the service region knows people by a random id.',
    de: 'Datenbankrollen lesen nur verzeichnete Spalten; Zeilenschutz ist erzwungen; Zugriffe werden festgehalten; Verbindungen sind verschlüsselt; die Serviceregion kennt Personen nur unter einer Zufallsnummer.',
  },
} as const;

const heads: Readonly<Record<keyof Activity, Words>> = {
  id: { zh: '编号', en: 'id', de: 'Kennung' },
  purpose: { zh: '处理目的', en: 'purpose', de: 'Zweck' },
  function: { zh: '业务功能', en: 'function', de: 'Funktion' },
  people: { zh: '个人信息主体', en: 'people concerned', de: 'Betroffene' },
  kinds: { zh: '个人信息种类', en: 'kinds of data', de: 'Arten von Daten' },
  recipients: {
    zh: '接收方及其接收的种类',
    en: 'recipients and what each receives',
    de: 'Empfänger und was sie erhalten',
  },
  connectors: { zh: '传输途径', en: 'ways out', de: 'Wege hinaus' },
  regions: { zh: '存放地点', en: 'where they are', de: 'Orte' },
  transferAbroad: { zh: '是否出境', en: 'transfer abroad', de: 'Übermittlung ins Ausland' },
  periods: { zh: '保存期限', en: 'periods', de: 'Fristen' },
  pipl: { zh: '个人信息保护法依据（条款）', en: 'basis (PIPL art.)', de: 'Grundlage (PIPL Art.)' },
  gdpr: { zh: 'GDPR 依据（条款）', en: 'basis (GDPR art.)', de: 'Grundlage (DSGVO Art.)' },
  consent: { zh: '同意', en: 'consent', de: 'Zustimmung' },
  necessary: { zh: '服务是否必需', en: 'necessary for the service', de: 'für den Dienst nötig' },
  columns: { zh: '登记的列数', en: 'columns in the register', de: 'Spalten im Verzeichnis' },
  safeguards: { zh: '安全措施', en: 'safeguards', de: 'Schutzmaßnahmen' },
};

/** Numbers of articles stay; the word behind them is translated. */
const bases: Readonly<Record<string, Words>> = {
  consent: { zh: '同意', en: 'consent', de: 'Einwilligung' },
  'contract or staff management': {
    zh: '合同或人事管理',
    en: 'contract or staff management',
    de: 'Vertrag oder Personalverwaltung',
  },
  'legal duty': { zh: '法定义务', en: 'legal duty', de: 'gesetzliche Pflicht' },
  contract: { zh: '合同', en: 'contract', de: 'Vertrag' },
  'legitimate interest': { zh: '正当利益', en: 'legitimate interest', de: 'berechtigtes Interesse' },
};

const basisIn = (basis: string, language: RecordLanguage) => {
  const [article, ...rest] = basis.split(' ');
  return `${article} ${bases[rest.join(' ')]?.[language] ?? rest.join(' ')}`;
};

const placeOf = { home: 'home', service: 'service', staff_realm: 'service' } as const;

/** Copies in logs and backups hold many kinds for many purposes; what is held for one of them, other places say. */
const isNoCopy = ({ period }: { readonly period: PeriodId }) => period !== 'backups';

/** What of the register is held for a purpose: kinds, periods and places, each once. */
function heldFor({ columns, stores }: ProcessingRegister, id: PurposeId) {
  const own = columns.filter(({ kind, purposes }) => kind !== null && purposes.includes(id));
  const places = stores.filter(({ purposes }) => purposes.includes(id));
  const held = places.filter(isNoCopy);
  return {
    columns: own.length,
    kinds: [...new Set([...own.flatMap(({ kind }) => kind ?? []), ...held.flatMap(({ kinds }) => kinds)])].sort(),
    periods: [...new Set([...own.flatMap(({ period }) => period ?? []), ...places.map(({ period }) => period)])].sort(),
    regions: [
      ...new Set([...own.map(({ database }) => placeOf[database]), ...places.map(({ place }) => place)]),
    ].sort(),
  };
}

/** Who receives what for a purpose: kinds that are declared to go there, and to nobody whom the purpose does not name. */
function receivedFor(register: ProcessingRegister, id: PurposeId, kindsOf: (ids: readonly KindId[]) => string) {
  const held: readonly { kinds: readonly KindId[]; recipients: readonly string[]; purposes: readonly PurposeId[] }[] = [
    ...register.columns.flatMap((each) => (each.kind ? [{ ...each, kinds: [each.kind] }] : [])),
    ...register.stores.filter(isNoCopy),
  ];
  const own = held.filter(({ purposes }) => purposes.includes(id));
  return (to: string) =>
    kindsOf([...new Set(own.filter(({ recipients }) => recipients.includes(to)).flatMap(({ kinds }) => kinds))].sort());
}

function activityOf(register: ProcessingRegister, id: PurposeId, language: RecordLanguage): Activity {
  const { why, within, about, pipl, gdpr, consent, necessary, recipients } = register.purposes[id];
  const held = heldFor(register, id);
  const colon = language === 'zh' ? '：' : ': ';
  const kindsIn = (ids: readonly KindId[]) =>
    ids.map((kind) => register.kinds[kind].name[language]).join(language === 'zh' ? '、' : ', ');
  // The policy speaks to the person; a regulator reads this.
  const called = (one: RecipientId) => (one === 'the-person' ? words.person : register.recipients[one].name)[language];
  const receives = receivedFor(register, id, kindsIn);
  const received = (recipients as readonly RecipientId[]).filter((one) => receives(one) !== '');
  const isAbroad = about === 'customers' && held.regions.includes('service');
  const each = <T>(ids: readonly T[], wordsOf: (one: T) => Words) => [
    ...new Set(ids.map((one) => wordsOf(one)[language])),
  ];
  return {
    id,
    purpose: why[language],
    function: register.functions[within].name[language],
    people: words.people[about][language],
    kinds: each(held.kinds, (kind) => register.kinds[kind].name),
    recipients: received.map((one) => `${called(one)}${colon}${receives(one)}`),
    connectors: register.connectors
      .filter(({ purpose }) => purpose === id)
      .map(
        ({ called: name, connector, kinds: carried }) => `${name?.[language] ?? connector}${colon}${kindsIn(carried)}`,
      ),
    regions: each(held.regions, (place) => words.place[place]),
    transferAbroad: (isAbroad ? words.yes : words.no)[language],
    periods: each(held.periods, (period) => register.periods[period].text),
    pipl: basisIn(pipl, language),
    gdpr: basisIn(gdpr, language),
    consent: words.consent[consent][language],
    necessary: (necessary ? words.yes : words.no)[language],
    columns: held.columns,
    safeguards: words.safeguards[language],
  };
}

/** The record of processing: one activity per purpose. */
export const recordOfProcessing = (register: ProcessingRegister, language: RecordLanguage): Activity[] =>
  // In the order of the catalogue: a register that was read from its file has lost it.
  (Object.keys(known) as PurposeId[])
    .filter((id) => id in register.purposes)
    .map((id) => activityOf(register, id, language));

/** The record as JSON. */
export const recordOfProcessingJson = (register: ProcessingRegister, hash: string, language: RecordLanguage): string =>
  `${JSON.stringify({ format: 'record-of-processing/1', language, registerHash: hash, activities: recordOfProcessing(register, language) }, null, 2)}\n`;

/** The record as CSV that a spreadsheet opens without executing anything, as the language's spreadsheets read it. */
export function recordOfProcessingCsv(register: ProcessingRegister, language: RecordLanguage): string {
  const delimiter = csvDelimiter(language);
  const names = Object.keys(heads) as (keyof Activity)[];
  const rows = recordOfProcessing(register, language).map((activity) =>
    names.map((name) => {
      const value = activity[name];
      return Array.isArray(value) ? value.join('; ') : (value as string | number);
    }),
  );
  const head = names.map((name) => heads[name][language]);
  return csvMark + [head, ...rows].map((row) => csvLine(row, delimiter)).join('');
}
