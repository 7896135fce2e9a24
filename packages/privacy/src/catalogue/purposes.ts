import type { FunctionId } from './functions.ts';
import type { RecipientId } from './recipients.ts';
import type { Words } from './words.ts';

/** Consents as home keeps them: the agreement to the policy, the transfer abroad, and what is optional. */
export type ConsentNeeded = 'none' | 'policy' | 'cross-border' | 'improvement-analysis' | 'extra-notices';

/** Legal basis under the Personal Information Protection Law, article 13; there is no "legitimate interest" in it. */
export type PiplBasis = '13(1)(1) consent' | '13(1)(2) contract or staff management' | '13(1)(3) legal duty';

/** Legal basis under the General Data Protection Regulation, article 6. */
export type GdprBasis = '6(1)(a) consent' | '6(1)(b) contract' | '6(1)(c) legal duty' | '6(1)(f) legitimate interest';

/** Why data are processed (S0.1, privacy.md §1). */
export interface Purpose {
  /** One sentence, as the policy says it. */
  readonly why: Words;
  readonly within: FunctionId;
  readonly pipl: PiplBasis;
  readonly gdpr: GdprBasis;
  readonly consent: ConsentNeeded;
  /** Whether the service cannot be given without it. */
  readonly necessary: boolean;
  readonly recipients: readonly RecipientId[];
  readonly about: 'customers' | 'staff';
}

const customers = { about: 'customers', necessary: true } as const;
const byPolicy = {
  ...customers,
  pipl: '13(1)(1) consent',
  gdpr: '6(1)(b) contract',
  consent: 'policy',
  recipients: ['operator'],
} as const;
const abroad = {
  ...customers,
  pipl: '13(1)(1) consent',
  gdpr: '6(1)(b) contract',
  consent: 'cross-border',
  recipients: ['service-region', 'operator', 'colleagues'],
} as const;
const byDuty = {
  ...customers,
  pipl: '13(1)(3) legal duty',
  gdpr: '6(1)(c) legal duty',
  consent: 'none',
  recipients: ['operator', 'service-region'],
} as const;

/** Every purpose there is. A column, job, message or connector without one of these does not pass the gates. */
export const purposes = {
  'sign-in': {
    ...byPolicy,
    within: 'registration',
    why: {
      zh: '让您登录并保护您的账户',
      en: 'to let you in and keep your account safe',
      de: 'damit Sie sich anmelden können und Ihr Konto sicher bleibt',
    },
  },
  'account-mail': {
    ...byPolicy,
    recipients: ['operator', 'the-person'],
    within: 'registration',
    why: {
      zh: '确认您的邮箱，并在您忘记密码时帮助您',
      en: 'to check your e-mail and to help when you forgot the password',
      de: 'um Ihre E-Mail zu prüfen und zu helfen, wenn Sie das Passwort vergessen haben',
    },
  },
  membership: {
    ...abroad,
    within: 'profile',
    why: {
      zh: '确认您属于哪家公司，并让同事知道您是谁',
      en: 'to know which company you belong to and to let colleagues know who you are',
      de: 'um zu wissen, zu welcher Firma Sie gehören, und damit Kollegen wissen, wer Sie sind',
    },
  },
  cases: {
    ...abroad,
    within: 'cases',
    why: {
      zh: '接收、处理和查找您公司的案例',
      en: "to receive, work on and find your company's cases",
      de: 'um Fälle Ihrer Firma zu empfangen, zu bearbeiten und wiederzufinden',
    },
  },
  calls: {
    ...abroad,
    within: 'calls',
    why: {
      zh: '显示谁在何时就案例通过电话',
      en: 'to show who spoke about a case on the phone, and when',
      de: 'um zu zeigen, wer wann über einen Fall telefoniert hat',
    },
  },
  improvement: {
    about: 'customers',
    necessary: false,
    pipl: '13(1)(1) consent',
    gdpr: '6(1)(a) consent',
    consent: 'improvement-analysis',
    recipients: ['service-region', 'operator'],
    within: 'improvement',
    why: {
      zh: '统计哪些型号和控制软件反复出现同一错误',
      en: 'to count which models and control software keep showing the same error',
      de: 'um zu zählen, welche Modelle und Steuerungssoftware immer wieder denselben Fehler zeigen',
    },
  },
  'extra-notices': {
    about: 'customers',
    necessary: false,
    pipl: '13(1)(1) consent',
    gdpr: '6(1)(a) consent',
    consent: 'extra-notices',
    recipients: ['service-region', 'operator', 'the-person'],
    within: 'notices',
    why: {
      zh: '在服务所需之外，通过电子邮件或短信告知您案例的进展',
      en: 'to tell you about your cases by e-mail or SMS beyond what the service needs',
      de: 'um Sie über das Nötige hinaus per E-Mail oder SMS über Ihre Fälle zu informieren',
    },
  },
  'security-log': {
    ...byDuty,
    within: 'security',
    why: {
      zh: '保障安全、查明滥用',
      en: 'to keep the service secure and to trace misuse',
      de: 'um den Dienst sicher zu halten und Missbrauch aufzuklären',
    },
  },
  evidence: {
    ...byDuty,
    within: 'rights',
    why: {
      zh: '证明您同意过什么、谁处理过您的数据、您的权利如何得到落实',
      en: 'to prove what you agreed to, who handled your data and how your rights were met',
      de: 'um zu belegen, worin Sie eingewilligt haben, wer Ihre Daten verarbeitet hat und wie Ihre Rechte erfüllt wurden',
    },
  },
  'staff-work': {
    about: 'staff',
    necessary: true,
    pipl: '13(1)(2) contract or staff management',
    gdpr: '6(1)(b) contract',
    consent: 'none',
    recipients: ['operator', 'service-region', 'customers'],
    within: 'staff-work',
    why: {
      zh: '组织和记录员工的服务工作',
      en: 'to organise and record the service work of staff',
      de: 'um die Servicearbeit der Mitarbeitenden zu organisieren und festzuhalten',
    },
  },
} as const satisfies Readonly<Record<string, Purpose>>;

/** Id of a purpose. */
export type PurposeId = keyof typeof purposes;
