import type { departments, Language, mainReasons, ProductLine, Role, salutations } from '#contract';
import { defineTexts, useLanguage } from '../i18n/index.ts';

type Words<Word extends string> = Readonly<Record<Word, string>>;
type NamedRole = Exclude<Role, 'anyone' | 'person' | 'home-region'>;

interface PeopleWords {
  readonly role: Words<NamedRole>;
  readonly salutation: Words<(typeof salutations)[number]>;
  readonly department: Words<(typeof departments)[number]>;
  readonly mainReason: Words<(typeof mainReasons)[number]>;
  readonly productLine: Words<ProductLine>;
  readonly joinState: Words<'pending' | 'accepted' | 'refused'>;
}

const former = /^former colleague (\d+)$/;

/** A name as a reader of this language sees it: of who has left, only a number is kept. */
export function memberName(label: string, language: Language): string {
  const [, number] = former.exec(label) ?? [];
  if (!number) return label;
  return { zh: `前同事 ${number}`, en: `Former colleague ${number}`, de: `Ehemals hier, Nr. ${number}` }[language];
}

/** `memberName` in the language that the page is read in. */
export function useMemberName(): (label: string) => string {
  const { language } = useLanguage();
  return (label) => memberName(label, language);
}

const zh = {
  role: {
    member: '成员',
    'company-admin': '企业管理员',
    'front-line': '一线客服',
    engineer: '工程师',
    planner: '调度员',
    'privacy-officer': '隐私专员',
    administrator: '系统管理员',
  },
  salutation: { ms: '女士', mr: '先生', none: '不注明' },
  department: {
    production: '生产',
    maintenance: '维修',
    quality: '质量',
    purchasing: '采购',
    management: '管理',
    other: '其他',
  },
  mainReason: {
    'report-faults': '报告故障',
    'follow-cases': '跟进案例',
    reports: '查看服务报告',
    other: '其他',
  },
  productLine: { 'machine-tool': '机床', laser: '激光器' },
  joinState: { pending: '等待确认', accepted: '已接受', refused: '未接受' },
} as const satisfies PeopleWords;

/** Words about people, companies and machines. */
export const peopleWords = defineTexts({
  zh,
  en: {
    role: {
      member: 'Member',
      'company-admin': 'Company admin',
      'front-line': 'Front line',
      engineer: 'Engineer',
      planner: 'Planner',
      'privacy-officer': 'Privacy officer',
      administrator: 'Administrator',
    },
    salutation: { ms: 'Ms', mr: 'Mr', none: 'None' },
    department: {
      production: 'Production',
      maintenance: 'Maintenance',
      quality: 'Quality',
      purchasing: 'Purchasing',
      management: 'Management',
      other: 'Other',
    },
    mainReason: {
      'report-faults': 'Report faults',
      'follow-cases': 'Follow cases',
      reports: 'Read service reports',
      other: 'Other',
    },
    productLine: { 'machine-tool': 'Machine tool', laser: 'Laser' },
    joinState: { pending: 'Waiting', accepted: 'Accepted', refused: 'Not accepted' },
  },
  de: {
    role: {
      member: 'Mitglied',
      'company-admin': 'Firmen-Admin',
      'front-line': 'Annahme',
      engineer: 'Technik',
      planner: 'Einsatzplanung',
      'privacy-officer': 'Datenschutz',
      administrator: 'Administration',
    },
    salutation: { ms: 'Frau', mr: 'Herr', none: 'Keine' },
    department: {
      production: 'Produktion',
      maintenance: 'Instandhaltung',
      quality: 'Qualität',
      purchasing: 'Einkauf',
      management: 'Leitung',
      other: 'Andere',
    },
    mainReason: {
      'report-faults': 'Störungen melden',
      'follow-cases': 'Fälle verfolgen',
      reports: 'Serviceberichte lesen',
      other: 'Anderer',
    },
    productLine: { 'machine-tool': 'Werkzeugmaschine', laser: 'Laser' },
    joinState: { pending: 'Wartet', accepted: 'Angenommen', refused: 'Nicht angenommen' },
  },
});
