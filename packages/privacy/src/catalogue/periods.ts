import type { Words } from './words.ts';

/** How long a kind of data stays (S3.1, privacy.md §8); defaults that an operator can shorten, but not below `atLeast`. */
export interface Period {
  /** ISO 8601 duration; null: until what `from` says has happened. */
  readonly length: string | null;
  /** Legal minimum as an ISO 8601 duration. */
  readonly atLeast?: string;
  /** What the period is counted from, or what ends it; completes the sentence "kept …". */
  readonly text: Words;
  /** What happens at its end. */
  readonly atEnd: 'erase' | 'pseudonymise' | 'drop partition';
}

/** Every period there is. */
export const periods = {
  account: {
    length: null,
    text: { zh: '直到您删除账户', en: 'until you delete your account', de: 'bis Sie Ihr Konto löschen' },
    atEnd: 'erase',
  },
  session: {
    length: 'P14D',
    text: { zh: '最后一次使用后 14 天', en: '14 days after the last use', de: '14 Tage nach der letzten Nutzung' },
    atEnd: 'erase',
  },
  'one-time': {
    length: 'P1D',
    text: { zh: '到期后 1 天', en: '1 day after they end', de: '1 Tag nach ihrem Ablauf' },
    atEnd: 'erase',
  },
  profile: {
    length: null,
    text: { zh: '直到您删除账户', en: 'until you delete your account', de: 'bis Sie Ihr Konto löschen' },
    atEnd: 'erase',
  },
  joiner: {
    length: 'P30D',
    text: {
      zh: '无人答复的申请 30 天',
      en: '30 days for requests to join that nobody answered',
      de: '30 Tage bei unbeantworteten Beitrittswünschen',
    },
    atEnd: 'erase',
  },
  'case-texts': {
    length: 'P36M',
    text: {
      zh: '案例关闭后 36 个月，之后去标识化',
      en: '36 months after the case was closed, then pseudonymised',
      de: '36 Monate nach Abschluss des Falls, dann pseudonymisiert',
    },
    atEnd: 'pseudonymise',
  },
  attachments: {
    length: 'P24M',
    text: {
      zh: '案例关闭后 24 个月',
      en: '24 months after the case was closed',
      de: '24 Monate nach Abschluss des Falls',
    },
    atEnd: 'erase',
  },
  upload: {
    length: 'P1D',
    text: {
      zh: '未发送的上传 24 小时',
      en: '24 hours for uploads that were not sent',
      de: '24 Stunden bei nicht gesendeten Uploads',
    },
    atEnd: 'erase',
  },
  'company-record': {
    length: null,
    text: {
      zh: '在您的公司使用本服务期间；您离开后只显示为“前同事 N”',
      en: 'while your company uses the service; after you left only as “former colleague N”',
      de: 'solange Ihre Firma den Dienst nutzt; nach Ihrem Ausscheiden nur als „Ehemals hier, Nr. N“',
    },
    atEnd: 'pseudonymise',
  },
  'consent-evidence': {
    length: 'P3Y',
    text: {
      zh: '您删除账户后 3 年',
      en: '3 years after you deleted your account',
      de: '3 Jahre, nachdem Sie Ihr Konto gelöscht haben',
    },
    atEnd: 'erase',
  },
  evidence: {
    length: 'P3Y',
    text: { zh: '此后 3 年', en: '3 years from then on', de: '3 Jahre von da an' },
    atEnd: 'erase',
  },
  'read-log': {
    length: 'P12M',
    text: {
      zh: '可读 12 个月，之后去标识化至 3 年',
      en: 'readable for 12 months, then pseudonymous up to 3 years',
      de: '12 Monate lesbar, dann pseudonym bis zu 3 Jahren',
    },
    atEnd: 'pseudonymise',
  },
  'security-logs': {
    length: 'P12M',
    atLeast: 'P184D',
    text: { zh: '12 个月', en: '12 months', de: '12 Monate' },
    atEnd: 'drop partition',
  },
  'application-logs': {
    length: 'P30D',
    text: { zh: '30 天', en: '30 days', de: '30 Tage' },
    atEnd: 'erase',
  },
  attempts: {
    length: 'P1D',
    text: { zh: '尝试后 1 天', en: '1 day after the attempt', de: '1 Tag nach dem Versuch' },
    atEnd: 'erase',
  },
  'handed-over': {
    length: 'P1D',
    text: { zh: '转交后 1 天', en: '1 day after being handed over', de: '1 Tag nach der Weitergabe' },
    atEnd: 'erase',
  },
  outbox: {
    length: 'PT1H',
    text: { zh: '送达后 1 小时', en: '1 hour after delivery', de: '1 Stunde nach Zustellung' },
    atEnd: 'erase',
  },
  imports: {
    length: 'P30D',
    text: { zh: '上传后 30 天', en: '30 days after the upload', de: '30 Tage nach dem Hochladen' },
    atEnd: 'erase',
  },
  device: {
    length: null,
    text: {
      zh: '在您的设备上直到发送或放弃',
      en: 'on your device until sent or discarded',
      de: 'auf Ihrem Gerät, bis gesendet oder verworfen',
    },
    atEnd: 'erase',
  },
  'staff-session': {
    length: 'PT12H',
    text: {
      zh: '最长 12 小时，或 1 小时未使用',
      en: '12 hours at most, or after 1 hour without use',
      de: 'höchstens 12 Stunden, oder nach 1 Stunde ohne Nutzung',
    },
    atEnd: 'erase',
  },
  employment: {
    length: null,
    text: { zh: '直到员工离职', en: 'until somebody leaves', de: 'bis zum Ausscheiden' },
    atEnd: 'erase',
  },
  'staff-browser': {
    length: null,
    text: {
      zh: '直到发送、放弃或退出登录',
      en: 'until sent, discarded or signed out',
      de: 'bis gesendet, verworfen oder abgemeldet',
    },
    atEnd: 'erase',
  },
  backups: {
    length: 'P35D',
    text: { zh: '35 天', en: '35 days', de: '35 Tage' },
    atEnd: 'erase',
  },
  'demo-run': {
    length: null,
    text: {
      zh: '直到演示环境停止',
      en: 'until the demo is stopped',
      de: 'bis die Demo beendet wird',
    },
    atEnd: 'erase',
  },
  'file-address': {
    length: 'PT10M',
    text: { zh: '最长 10 分钟有效', en: 'good for 10 minutes at most', de: 'höchstens 10 Minuten gültig' },
    atEnd: 'erase',
  },
  'device-marks': {
    length: null,
    text: {
      zh: '直到您退出登录、撤回同意或清除浏览器数据',
      en: 'until you sign out, withdraw or clear the browser',
      de: 'bis Sie sich abmelden, widerrufen oder den Browser leeren',
    },
    atEnd: 'erase',
  },
  'staff-record': {
    length: 'P3Y',
    text: { zh: '员工离职后 3 年', en: '3 years after somebody left', de: '3 Jahre nach dem Ausscheiden' },
    atEnd: 'pseudonymise',
  },
  'master-data': {
    length: null,
    text: {
      zh: '只要机器或公司由我们服务',
      en: 'as long as we serve the machine or company',
      de: 'solange wir Maschine oder Firma betreuen',
    },
    atEnd: 'erase',
  },
} as const satisfies Readonly<Record<string, Period>>;

/** Id of a period. */
export type PeriodId = keyof typeof periods;
