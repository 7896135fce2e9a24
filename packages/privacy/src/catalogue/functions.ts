import type { Words } from './words.ts';

/** A function of the app as people meet it; the policy has one section per function (S0.1). */
export interface BusinessFunction {
  readonly name: Words;
  /** What refusing means. */
  readonly refusing: Words;
}

/** The business functions, in the order in which the policy tells them. */
export const businessFunctions = {
  registration: {
    name: { zh: '注册和登录', en: 'Registering and signing in', de: 'Registrieren und Anmelden' },
    refusing: {
      zh: '不提供则无法使用本服务。',
      en: 'Without these data you cannot use the service.',
      de: 'Ohne diese Angaben können Sie den Dienst nicht nutzen.',
    },
  },
  profile: {
    name: { zh: '个人资料和公司', en: 'Profile and company', de: 'Profil und Firma' },
    refusing: {
      zh: '没有姓名、职位、电话、联系邮箱、国家或地区以及公司信息，您无法加入公司；称呼、头衔、部门和注册原因可以不填。',
      en: 'Without name, position, phone, contact e-mail, country or region and company details you cannot join a company; salutation, title, department and reason for registering are optional.',
      de: 'Ohne Name, Funktion, Telefon, Kontakt-E-Mail, Land oder Region und Firmenangaben können Sie keiner Firma beitreten; Anrede, Titel, Abteilung und Grund der Registrierung sind freiwillig.',
    },
  },
  cases: {
    name: { zh: '案例', en: 'Cases', de: 'Fälle' },
    refusing: {
      zh: '没有故障说明和联系人，我们无法处理案例；照片、视频和附件可以不上传。',
      en: 'Without a description and a contact we cannot work on a case; photos, videos and attachments are optional.',
      de: 'Ohne Beschreibung und Ansprechpartner können wir einen Fall nicht bearbeiten; Fotos, Videos und Anhänge sind freiwillig.',
    },
  },
  calls: {
    name: { zh: '电话', en: 'Calls', de: 'Anrufe' },
    refusing: {
      zh: '您可以不打电话，改为在应用中回复。',
      en: 'You need not call; you can answer in the app instead.',
      de: 'Sie müssen nicht anrufen; Sie können stattdessen in der App antworten.',
    },
  },
  improvement: {
    name: {
      zh: '改进机器和服务（可选）',
      en: 'Improving machines and service (optional)',
      de: 'Maschinen und Service verbessern (freiwillig)',
    },
    refusing: {
      zh: '拒绝不影响服务。',
      en: 'Saying no changes nothing in the service.',
      de: 'Ein Nein ändert am Service nichts.',
    },
  },
  notices: {
    name: { zh: '额外通知（可选）', en: 'Additional notices (optional)', de: 'Zusätzliche Mitteilungen (freiwillig)' },
    refusing: {
      zh: '拒绝后，您仍可在应用中看到全部内容。',
      en: 'Without it you still see everything in the app.',
      de: 'Ohne sie sehen Sie weiterhin alles in der App.',
    },
  },
  security: {
    name: { zh: '安全和查明滥用', en: 'Security and tracing misuse', de: 'Sicherheit und Aufklärung von Missbrauch' },
    refusing: {
      zh: '法律要求保存访问记录，无法拒绝；不使用本服务则不会产生。',
      en: 'The law requires these logs, so they cannot be refused; without using the service none arise.',
      de: 'Das Gesetz verlangt diese Protokolle; sie lassen sich nicht ablehnen und entstehen nur durch Nutzung.',
    },
  },
  rights: {
    name: { zh: '同意、权利和证明', en: 'Agreements, rights and proof', de: 'Zustimmungen, Rechte und Nachweise' },
    refusing: {
      zh: '法律要求我们能够证明您的同意和您权利的行使。',
      en: 'The law requires that we can prove your agreements and how your rights were met.',
      de: 'Das Gesetz verlangt, dass wir Ihre Zustimmungen und die Erfüllung Ihrer Rechte nachweisen können.',
    },
  },
  'staff-work': {
    name: { zh: '员工的工作', en: 'Work of staff', de: 'Arbeit der Mitarbeitenden' },
    refusing: {
      zh: '没有这些数据，员工无法在服务中心工作。',
      en: 'Without these data staff cannot work in the service center.',
      de: 'Ohne diese Daten können Mitarbeitende nicht im Servicecenter arbeiten.',
    },
  },
} as const satisfies Readonly<Record<string, BusinessFunction>>;

/** Id of a business function. */
export type FunctionId = keyof typeof businessFunctions;
