import type { Language } from '#contract/route';
import type { Purpose } from '#privacy/catalogue';

/** What stands around the lists that are printed into a policy. */
export interface ListWords {
  /** `{label}: ` */
  readonly label: (label: string) => string;
  readonly comma: string;
  readonly semicolon: string;
  readonly stop: string;
  readonly why: string;
  readonly data: string;
  readonly recipients: string;
  /** Who receives what goes to nobody. */
  readonly nobody: string;
  readonly places: string;
  readonly basis: string;
  readonly refusing: string;
  readonly home: string;
  readonly device: string;
  /** The country of the recipient, which data reach only by the separate consent (S5.2). */
  readonly abroad: (country: string) => string;
  readonly pipl: Readonly<Record<Purpose['pipl'], string>>;
  readonly gdpr: Readonly<Record<Purpose['gdpr'], string>>;
  readonly demoTitle: (title: string) => string;
  readonly demo: (operator: string) => string;
  /** What follows `demo` while a text tells of what the app cannot do yet. */
  readonly unfinished: (email: string) => string;
}

const zh: ListWords = {
  label: (label) => `${label}：`,
  comma: '、',
  semicolon: '；',
  stop: '。',
  why: '为什么处理',
  data: '处理哪些信息、保存多久',
  recipients: '谁会得到',
  nobody: '任何人都得不到',
  places: '保存在哪里',
  basis: '法律依据',
  refusing: '如果您拒绝',
  home: '中国境内',
  device: '您自己的设备上',
  abroad: (country) => `${country}（仅在您单独同意之后）`,
  pipl: {
    '13(1)(1) consent': '您的同意（《个人信息保护法》第13条第1款第1项）',
    '13(1)(2) contract or staff management': '履行合同或人力资源管理所必需（《个人信息保护法》第13条第1款第2项）',
    '13(1)(3) legal duty': '履行法定义务（《个人信息保护法》第13条第1款第3项）',
  },
  gdpr: {
    '6(1)(a) consent': '欧盟《通用数据保护条例》第6条第1款a项',
    '6(1)(b) contract': '欧盟《通用数据保护条例》第6条第1款b项',
    '6(1)(c) legal duty': '欧盟《通用数据保护条例》第6条第1款c项',
    '6(1)(f) legitimate interest': '欧盟《通用数据保护条例》第6条第1款f项',
  },
  demoTitle: (title) => `${title}（演示版）`,
  demo: (operator) => `演示文本：随软件附带，不是${operator}的正式文本，请勿用于真实人员的数据。`,
  unfinished: (email) =>
    `文中的部分权利（查看、复制、删除数据，注销账户）应用还不能直接办理；在此之前请发邮件至 ${email}。`,
};

const en: ListWords = {
  label: (label) => `${label}: `,
  comma: ', ',
  semicolon: '; ',
  stop: '.',
  why: 'Why',
  data: 'Which data, and how long',
  recipients: 'Who receives them',
  nobody: 'nobody',
  places: 'Where they are',
  basis: 'Legal basis',
  refusing: 'If you say no',
  home: 'in mainland China',
  device: 'on your own device',
  abroad: (country) => `in ${country} (only after your separate consent)`,
  pipl: {
    '13(1)(1) consent': 'your consent (PIPL, article 13(1), item 1)',
    '13(1)(2) contract or staff management':
      'necessary for a contract or for managing staff (PIPL, article 13(1), item 2)',
    '13(1)(3) legal duty': 'a legal duty (PIPL, article 13(1), item 3)',
  },
  gdpr: {
    '6(1)(a) consent': 'GDPR, article 6(1)(a)',
    '6(1)(b) contract': 'GDPR, article 6(1)(b)',
    '6(1)(c) legal duty': 'GDPR, article 6(1)(c)',
    '6(1)(f) legitimate interest': 'GDPR, article 6(1)(f)',
  },
  demoTitle: (title) => `${title} (demo)`,
  demo: (operator) =>
    `Demo text: it comes with the software, is not the text of ${operator} and is not meant for real people's data.`,
  unfinished: (email) =>
    ` The app itself cannot yet serve all the rights it tells of (seeing, copying and deleting data, closing the account); until then write to ${email}.`,
};

const de: ListWords = {
  label: (label) => `${label}: `,
  comma: ', ',
  semicolon: '; ',
  stop: '.',
  why: 'Wozu',
  data: 'Welche Daten und wie lange',
  recipients: 'Wer sie erhält',
  nobody: 'niemand',
  places: 'Wo sie liegen',
  basis: 'Rechtsgrundlage',
  refusing: 'Wenn Sie ablehnen',
  home: 'auf dem chinesischen Festland',
  device: 'auf Ihrem eigenen Gerät',
  abroad: (country) => `in ${country} (erst nach Ihrer gesonderten Einwilligung)`,
  pipl: {
    '13(1)(1) consent': 'Ihre Einwilligung (PIPL, Artikel 13 Absatz 1 Nummer 1)',
    '13(1)(2) contract or staff management':
      'notwendig für einen Vertrag oder die Personalverwaltung (PIPL, Artikel 13 Absatz 1 Nummer 2)',
    '13(1)(3) legal duty': 'eine gesetzliche Pflicht (PIPL, Artikel 13 Absatz 1 Nummer 3)',
  },
  gdpr: {
    '6(1)(a) consent': 'DSGVO, Artikel 6 Absatz 1 Buchstabe a',
    '6(1)(b) contract': 'DSGVO, Artikel 6 Absatz 1 Buchstabe b',
    '6(1)(c) legal duty': 'DSGVO, Artikel 6 Absatz 1 Buchstabe c',
    '6(1)(f) legitimate interest': 'DSGVO, Artikel 6 Absatz 1 Buchstabe f',
  },
  demoTitle: (title) => `${title} (Demo)`,
  demo: (operator) =>
    `Demotext: Er kommt mit der Software, ist nicht der Text von ${operator} und nicht für Daten wirklicher Menschen gedacht.`,
  unfinished: (email) =>
    ` Nicht alle Rechte, die er nennt, bedient die App schon selbst (Auskunft, Kopie und Löschung von Daten, Löschen des Kontos); bis dahin schreiben Sie an ${email}.`,
};

/** The words around the lists, per language. */
export const listWords: Readonly<Record<Language, ListWords>> = { zh, en, de };
