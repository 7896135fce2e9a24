import { administrationRoutes } from '../administration/index.ts';
import { privacyDeskRoutes } from '../privacy-desk/index.ts';
import { serviceGoalRoutes } from '../service-goals/index.ts';
import { column, exportOf } from './declare.ts';

/** Lists of administration and of the privacy desk as files: what an auditor or the next administrator takes along. */
export const administrationExports = {
  exportStaffAccounts: exportOf(administrationRoutes.listStaffAccounts, {
    id: 'exportStaffAccounts',
    rows: 'staff',
    name: { zh: '员工', en: 'Staff', de: 'Mitarbeitende' },
    audit: 'exported the list of staff',
    columns: [
      column('name', '姓名', 'Name', 'Name'),
      column('login', '登录名', 'Login name', 'Anmeldename'),
      column('team', '团队', 'Team', 'Team'),
      column('roles', '角色', 'Roles', 'Rollen'),
      column('productLines', '产品线', 'Product lines', 'Produktlinien'),
      column('areas', '区域', 'Areas', 'Gebiete'),
      column('leftAt', '离职时间', 'Left at', 'Ausgeschieden am'),
      column('sessions', '当前登录数', 'Signed in now', 'Derzeit angemeldet'),
    ],
  }),
  exportTeams: exportOf(administrationRoutes.listTeams, {
    id: 'exportTeams',
    rows: 'teams',
    name: { zh: '团队', en: 'Teams', de: 'Teams' },
    audit: 'exported teams',
    columns: [
      column('name', '团队', 'Team', 'Team'),
      column('productLines', '产品线', 'Product lines', 'Produktlinien'),
      column('areas', '区域', 'Areas', 'Gebiete'),
      column('members', '人数', 'People', 'Personen'),
    ],
  }),
  exportAreas: exportOf(administrationRoutes.listTeams, {
    id: 'exportAreas',
    path: '/api/desk/exports/administration/areas',
    rows: 'areas',
    name: { zh: '区域', en: 'Areas', de: 'Gebiete' },
    audit: 'exported areas',
    columns: [
      column('area', '代号', 'Word', 'Kennwort'),
      column('name.zh', '中文名称', 'Chinese name', 'Chinesischer Name'),
      column('name.en', '英文名称', 'English name', 'Englischer Name'),
      column('name.de', '德文名称', 'German name', 'Deutscher Name'),
      column('regions', '包含的省市', 'Regions of addresses', 'Regionen der Adressen'),
      column('companies', '公司', 'Companies', 'Firmen'),
    ],
  }),
  exportReplyTemplates: exportOf(administrationRoutes.listReplyTemplates, {
    id: 'exportReplyTemplates',
    rows: 'templates',
    name: { zh: '回复模板', en: 'Reply templates', de: 'Antwortvorlagen' },
    audit: 'exported reply templates',
    columns: [
      column('name', '名称', 'Name', 'Name'),
      column('productLines', '产品线', 'Product lines', 'Produktlinien'),
      column('texts.zh', '中文', 'Chinese', 'Chinesisch'),
      column('texts.en', '英文', 'English', 'Englisch'),
      column('texts.de', '德文', 'German', 'Deutsch'),
      column('changedAt', '更改时间', 'Changed at', 'Geändert am'),
    ],
  }),
  exportServiceGoals: exportOf(serviceGoalRoutes.listServiceGoals, {
    id: 'exportServiceGoals',
    rows: 'goals',
    name: { zh: '服务目标', en: 'Service goals', de: 'Serviceziele' },
    audit: 'exported service goals',
    columns: [
      column('productLine', '产品线', 'Product line', 'Produktlinie'),
      column('severity', '严重程度', 'Severity', 'Schwere'),
      column('level', '服务合同', 'Service contract', 'Servicevertrag'),
      column('firstAnswerMinutes', '首次答复（分钟）', 'First answer, minutes', 'Erste Antwort, Minuten'),
      column('updateMinutes', '更新间隔（分钟）', 'Update at the latest, minutes', 'Spätestens wieder melden, Minuten'),
      column('calendar', '工作日历', 'Working calendar', 'Arbeitskalender'),
    ],
  }),
  exportPolicyVersions: exportOf(privacyDeskRoutes.listPolicyVersions, {
    id: 'exportPolicyVersions',
    rows: 'versions',
    name: { zh: '隐私政策版本', en: 'Policy versions', de: 'Fassungen der Datenschutzerklärung' },
    audit: 'exported the list of policies',
    columns: [
      column('version', '版本', 'Version', 'Fassung'),
      column('standing', '状态', 'Standing', 'Stand'),
      column('publishedAt', '发布时间', 'Published at', 'Veröffentlicht am'),
      column('publishedBy', '发布人', 'Published by', 'Veröffentlicht von'),
      column('effectiveAt', '生效时间', 'Effective at', 'In Kraft ab'),
      column('appliedFrom', '旧版本适用自', 'Applied from', 'Galt ab'),
      column('atHomeSince', '境内取得时间', 'At home since', 'In der Heimatregion seit'),
      column('registerHash', '登记册哈希', 'Hash of the register', 'Hash des Verzeichnisses'),
      column('changes.zh', '更新摘要（中文）', 'What is new, Chinese', 'Was neu ist, chinesisch'),
      column('changes.en', '更新摘要（英文）', 'What is new, English', 'Was neu ist, englisch'),
      column('changes.de', '更新摘要（德文）', 'What is new, German', 'Was neu ist, deutsch'),
    ],
  }),
} as const;
