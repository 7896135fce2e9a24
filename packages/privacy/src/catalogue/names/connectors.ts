import type { Words } from '../words.ts';

const words = (zh: string, en: string, de: string): Words => ({ zh, en, de });

/** What people call each way out of a process. One without a line here does not pass into the register. */
export const connectorNames: Readonly<Record<string, Words>> = {
  'accounts of staff to the staff realm': words(
    '员工账户 → 员工登录服务',
    'Accounts of staff to staff sign-in',
    'Konten von Mitarbeitenden an deren Anmeldung',
  ),
  'comparison and facts between the regions': words(
    '两地之间的核对与通知',
    'Comparison and notices between the regions',
    'Abgleich und Meldungen zwischen den Regionen',
  ),
  'decisions to the service region': words(
    '同意和撤回 → 境外',
    'Consents and withdrawals to the service region',
    'Zustimmungen und Widerrufe an die Serviceregion',
  ),
  'keys of home': words('境内的公钥', 'Public keys of home', 'Öffentliche Schlüssel der Heimatregion'),
  'mail server': words('邮件服务器', 'Mail server', 'Mailserver'),
  'pages of staff sign-in': words('员工登录页面', 'Pages of staff sign-in', 'Seiten der Mitarbeiteranmeldung'),
  'policies from the service region': words(
    '向境外索取隐私政策',
    'Asking the service region for policies',
    'Abruf der Datenschutzerklärungen',
  ),
  'mail about misuse': words('异常告知邮件', 'mail about misuse', 'Mail über Auffälliges'),
  'numbers of misuse at the staff sign-in': words(
    '员工登录的异常统计',
    'Misuse at the staff sign-in in numbers',
    'Auffälliges bei der Anmeldung der Mitarbeitenden in Zahlen',
  ),
  'readiness of other processes': words(
    '其他进程是否就绪',
    'Readiness of other processes',
    'Bereitschaft anderer Prozesse',
  ),
  'register of home': words('境内的登记册', 'Register of home', 'Verzeichnis der Heimatregion'),
  'sign-in of staff at the staff realm': words(
    '员工登录的核验',
    'Sign-in of staff, checked',
    'Prüfung der Mitarbeiteranmeldung',
  ),
  'texts of policies at home': words(
    '境内隐私政策的文字',
    'Texts of policies at home',
    'Texte der Datenschutzerklärung in der Heimatregion',
  ),
};
