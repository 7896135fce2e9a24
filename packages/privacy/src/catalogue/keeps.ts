import type { PeriodId } from './periods.ts';
import type { Words } from './words.ts';

/** Why something stays when a person is erased: the legal basis and until when. Adding one needs a decision record. */
export interface Keep {
  readonly what: Words;
  readonly basis: Words;
  readonly until: PeriodId;
  /** The decision that allows it, e.g. `0100`. */
  readonly decision: string;
}

/** All that outlives an erasure, in this one file (privacy.md §1, `erase: keep`). */
export const keeps = {
  'about-nobody': {
    what: {
      zh: '同一行其他数据删除后，不再涉及任何人的内容',
      en: 'What says nothing about a person once the rest of the row is gone',
      de: 'Was über niemanden mehr etwas sagt, wenn der Rest der Zeile gelöscht ist',
    },
    basis: {
      zh: '不属于个人信息（个人信息保护法第四条，GDPR 第 4 条第 1 项）',
      en: 'no personal data (PIPL art. 4, GDPR art. 4(1))',
      de: 'keine personenbezogenen Daten (PIPL Art. 4, DSGVO Art. 4 Nr. 1)',
    },
    until: 'master-data',
    decision: '0100',
  },
  'consent-evidence': {
    what: {
      zh: '某个随机编号在何时同意或撤回了哪一版文字',
      en: 'That a random number agreed to or withdrew a text with this hash, and when',
      de: 'Dass eine Zufallsnummer einem Text mit diesem Hash zugestimmt oder widerrufen hat, und wann',
    },
    basis: {
      zh: '对同意的举证责任（个人信息保护法第十三、六十九条，GDPR 第 7 条第 1 款）；诉讼时效三年',
      en: 'burden of proof of consent (PIPL art. 13 and 69, GDPR art. 7(1)); limitation of claims after 3 years',
      de: 'Nachweispflicht für Einwilligungen (PIPL Art. 13 und 69, DSGVO Art. 7 Abs. 1); Verjährung nach 3 Jahren',
    },
    until: 'consent-evidence',
    decision: '0106',
  },
  'transfer-count': {
    what: {
      zh: '某年又有一人的数据出境，以不指向任何人的随机编号记录',
      en: 'That the data of one person more left home in a year, under a random number that leads to nobody',
      de: 'Dass in einem Jahr die Daten einer weiteren Person die Heimatregion verließen, unter einer Zufallsnummer, die zu niemandem führt',
    },
    basis: {
      zh: '每年出境人数决定适用哪些义务（个人信息保护法第三十八条，2024 年《促进和规范数据跨境流动规定》第五、七、八条）',
      en: 'the number of persons a year decides which duties hold (PIPL art. 38; provisions on cross-border data flows of 2024, art. 5, 7 and 8)',
      de: 'von der Zahl der Personen im Jahr hängt ab, welche Pflichten gelten (PIPL Art. 38; Bestimmungen zum grenzüberschreitenden Datenverkehr von 2024, Art. 5, 7 und 8)',
    },
    until: 'evidence',
    decision: '0104',
  },
  'audit-commitment': {
    what: {
      zh: '审计记录的加盐摘要、时间和操作；内容和盐已删除，因此不指向任何人',
      en: 'Salted fingerprint, time and act of an audit entry; its content and salt are erased, so it leads to nobody',
      de: 'Gesalzener Fingerabdruck, Zeit und Vorgang eines Prüfeintrags; Inhalt und Salz sind gelöscht, er führt zu niemandem',
    },
    basis: {
      zh: '可追责（个人信息保护法第五十四条，GDPR 第 5 条第 2 款）',
      en: 'accountability (PIPL art. 54, GDPR art. 5(2))',
      de: 'Rechenschaftspflicht (PIPL Art. 54, DSGVO Art. 5 Abs. 2)',
    },
    until: 'evidence',
    decision: '0100',
  },
  'security-duty': {
    what: { zh: '访问和安全日志', en: 'Access and security logs', de: 'Zugriffs- und Sicherheitsprotokolle' },
    basis: {
      zh: '网络安全法第二十一条第三项：日志至少保存六个月',
      en: 'Cybersecurity Law art. 21(3): logs of at least six months',
      de: 'Cybersicherheitsgesetz Art. 21 Nr. 3: Protokolle mindestens sechs Monate',
    },
    until: 'security-logs',
    decision: '0100',
  },
  'company-record': {
    what: {
      zh: '公司自己的案例记录，此人只显示为“前同事 N”',
      en: 'The company’s own record of its cases, with the person as “former colleague N”',
      de: 'Die eigenen Aufzeichnungen der Firma zu ihren Fällen, mit der Person als „Ehemals hier, Nr. N“',
    },
    basis: {
      zh: '与公司的合同（个人信息保护法第十三条第一款第二项，GDPR 第 6 条第 1 款 b 项）；不再出现此人姓名',
      en: 'contract with the company (PIPL art. 13(1)(2), GDPR art. 6(1)(b)); the person is no longer named',
      de: 'Vertrag mit der Firma (PIPL Art. 13 Abs. 1 Nr. 2, DSGVO Art. 6 Abs. 1 b); die Person wird nicht mehr genannt',
    },
    until: 'company-record',
    decision: '0100',
  },
  'staff-duty': {
    what: {
      zh: '哪位员工答复、致电或作出决定',
      en: 'Who of the staff answered, called or decided',
      de: 'Wer von den Mitarbeitenden geantwortet, angerufen oder entschieden hat',
    },
    basis: {
      zh: '人事管理（个人信息保护法第十三条第一款第二项，GDPR 第 6 条第 1 款 b 项）及已提供服务的证明',
      en: 'staff management (PIPL art. 13(1)(2), GDPR art. 6(1)(b)) and proof of the service given',
      de: 'Personalverwaltung (PIPL Art. 13 Abs. 1 Nr. 2, DSGVO Art. 6 Abs. 1 b) und Nachweis der erbrachten Leistung',
    },
    until: 'staff-record',
    decision: '0100',
  },
} as const satisfies Readonly<Record<string, Keep>>;

/** Id of a reason to keep. */
export type KeepId = keyof typeof keeps;
