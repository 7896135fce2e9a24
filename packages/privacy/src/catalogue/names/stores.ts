import type { Words } from '../words.ts';

const words = (zh: string, en: string, de: string): Words => ({ zh, en, de });

/** What people call each store that is no column. A store without a line here does not pass into the register. */
export const storeNames: Readonly<Record<string, Words>> = {
  'application log of home': words('境内应用日志', 'Application log at home', 'Anwendungsprotokoll im Heimatland'),
  'application log of the service': words('境外应用日志', 'Application log abroad', 'Anwendungsprotokoll im Ausland'),
  'application log of the staff realm': words(
    '员工登录的应用日志',
    'Application log of staff sign-in',
    'Anwendungsprotokoll der Mitarbeiteranmeldung',
  ),
  'backups of home': words(
    '境内备份（尚未实现）',
    'Backups at home (not built yet)',
    'Sicherungen im Heimatland (noch nicht gebaut)',
  ),
  'backups of the service': words(
    '境外备份（尚未实现）',
    'Backups abroad (not built yet)',
    'Sicherungen im Ausland (noch nicht gebaut)',
  ),
  'cookies of home on the device': words('登录 Cookie', 'Sign-in cookies', 'Cookies der Anmeldung'),
  'database log of home': words('境内数据库日志', 'Database log at home', 'Datenbankprotokoll im Heimatland'),
  'database log of the service': words('境外数据库日志', 'Database log abroad', 'Datenbankprotokoll im Ausland'),
  'demo mail box': words('演示邮箱', 'Mail box of the demo', 'Postfach der Demo'),
  'drafts in the workbench': words('员工的草稿', 'Drafts of staff', 'Entwürfe von Mitarbeitenden'),
  'drafts on the device': words(
    '未发送的案例和回复',
    'Cases and replies not yet sent',
    'Nicht gesendete Fälle und Antworten',
  ),
  files: words('附件的内容', 'Contents of files', 'Inhalte der Dateien'),
  'import files': words('导入的文件', 'Imported files', 'Importierte Dateien'),
  'jobs of the service': words('后台任务', 'Background jobs', 'Hintergrundaufträge'),
  'last seen pages on the device': words(
    '离线可看的页面',
    'Pages to read without a network',
    'Seiten zum Lesen ohne Netz',
  ),
  'mails on their way': words('发送中的邮件', 'Mails being handed over', 'E-Mails bei der Übergabe'),
  'marks of the app on the device': words('应用的标记', 'Marks of the app', 'Merker der App'),
  'session of staff in the browser': words(
    '员工浏览器中的登录',
    'Session of staff in the browser',
    'Sitzung von Mitarbeitenden im Browser',
  ),
  'signed file addresses': words('附件的临时地址', 'Passing addresses of files', 'Zeitweilige Adressen von Dateien'),
  'upload parts': words('上传中的内容', 'Contents on their way up', 'Inhalte im Upload'),
  'write-ahead log of home': words('境内预写日志', 'Write-ahead log at home', 'Write-Ahead-Log im Heimatland'),
  'write-ahead log of the service': words('境外预写日志', 'Write-ahead log abroad', 'Write-Ahead-Log im Ausland'),
};
