import type { Words } from './words.ts';

/** How a kind of data is emphasised in the policy (S0.2): underlined, or underlined and bold. */
export type Sensitivity = 'personal' | 'sensitive';

/** A kind of data as people speak of it; the policy, the consent screens and the record of processing list these. */
export interface DataKind {
  readonly name: Words;
  readonly sensitivity: Sensitivity;
}

const personal = (zh: string, en: string, de: string): DataKind => ({ name: { zh, en, de }, sensitivity: 'personal' });

/** Every kind of personal data there is in either region. A column of another kind needs a line here first. */
export const dataKinds = {
  'login-name': personal('登录名', 'login name', 'Anmeldename'),
  password: personal('密码（仅以哈希形式保存）', 'password (kept as a hash only)', 'Passwort (nur als Hash)'),
  'recovery-email': personal('用于找回的电子邮箱', 'recovery e-mail', 'E-Mail zur Wiederherstellung'),
  authenticator: personal('验证器密钥', 'authenticator secret', 'Geheimnis des Authenticators'),
  'sign-in': personal(
    '登录时间和所用设备',
    'times of sign-in and devices used',
    'Zeiten der Anmeldung und genutzte Geräte',
  ),
  'one-time-code': personal('一次性验证码和链接', 'one-time codes and links', 'Einmalcodes und Links'),
  language: personal('所选语言', 'chosen language', 'gewählte Sprache'),
  'random-id': personal('随机编号', 'random number', 'Zufallsnummer'),
  consent: personal('您的同意和撤回', 'your agreements and withdrawals', 'Ihre Zustimmungen und Widerrufe'),
  name: personal('姓名', 'name', 'Name'),
  salutation: personal('称呼和头衔', 'salutation and title', 'Anrede und Titel'),
  position: personal('职位和部门', 'position and department', 'Funktion und Abteilung'),
  phone: personal('电话', 'phone', 'Telefon'),
  'contact-email': personal('联系邮箱', 'contact e-mail', 'Kontakt-E-Mail'),
  'country-region': personal('国家或地区', 'country or region', 'Land oder Region'),
  'main-reason': personal('注册原因', 'reason for registering', 'Grund der Registrierung'),
  'company-details': personal(
    '您填写的公司名称、地址、客户编号和机器编号',
    'company name and address, customer number and machine number that you state',
    'Firmenname und Anschrift, Kundennummer und Maschinennummer, die Sie angeben',
  ),
  membership: personal(
    '在公司中的角色和显示名',
    'role and displayed name in the company',
    'Rolle und Anzeigename in der Firma',
  ),
  'case-text': personal('案例中的文字', 'texts of cases', 'Texte in Fällen'),
  'case-contact': personal(
    '案例的联系人和回拨号码',
    'contact and call-back number of a case',
    'Ansprechpartner und Rückrufnummer eines Falls',
  ),
  'case-authorship': personal(
    '谁开了案例、谁回复',
    'who opened and answered cases',
    'wer Fälle eröffnet und beantwortet hat',
  ),
  attachment: personal('照片、视频和附件', 'photos, videos and attachments', 'Fotos, Videos und Anhänge'),
  call: personal(
    '通话时间和来电者姓名',
    'time of calls and name of who called',
    'Zeit von Anrufen und Name der anrufenden Person',
  ),
  'act-time': personal(
    '您填写、发送、加入或修改的时间',
    'when you wrote, sent, joined or changed something',
    'wann Sie etwas schrieben, sendeten, beitraten oder änderten',
  ),
  'analysed-case': personal(
    '型号、控制软件版本、错误编号、月份、严重程度以及原因和措施代码',
    'model, version of the control software, error number, month, severity, and codes of cause and remedy',
    'Modell, Version der Steuerungssoftware, Fehlernummer, Monat, Schwere sowie Codes von Ursache und Abhilfe',
  ),
  'ip-address': personal('IP 地址', 'IP address', 'IP-Adresse'),
  'client-software': personal('软件和操作系统', 'software and operating system', 'Software und Betriebssystem'),
  attempt: personal(
    '尝试次数（仅以哈希形式）',
    'how often something was tried (under a hash)',
    'wie oft etwas versucht wurde (unter einem Hash)',
  ),
  'page-visit': personal(
    '访问的页面、时间和时长',
    'pages visited, date and duration',
    'besuchte Seiten, Datum und Dauer',
  ),
  operation: personal('操作记录', 'operations', 'Vorgänge'),
  'staff-record': personal(
    '员工的姓名、登录名、团队和权限',
    'name, login name, team and rights of staff',
    'Name, Anmeldename, Team und Rechte von Mitarbeitenden',
  ),
  'staff-work': personal('员工的处理记录', 'what staff did and wrote', 'was Mitarbeitende taten und schrieben'),
} as const satisfies Readonly<Record<string, DataKind>>;

/** Id of a kind of data. */
export type KindId = keyof typeof dataKinds;
