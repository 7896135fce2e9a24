import { deskCaseRoutes } from '../cases/index.ts';
import { companyRoutes } from '../companies/index.ts';
import { importRoutes } from '../imports/index.ts';
import { machineRoutes } from '../machines/index.ts';
import { privacyDeskRoutes } from '../privacy-desk/index.ts';
import { column, exportOf } from './declare.ts';

export { type ExportColumn, type ExportOf, exportFormats } from './declare.ts';

/** Every list that can be taken along as a file. A new list is exported by one more entry here. */
export const listExports = {
  exportQueue: exportOf(deskCaseRoutes.listQueue, {
    id: 'exportQueue',
    rows: 'cases',
    name: { zh: '案例', en: 'Cases', de: 'Fälle' },
    audit: 'exported cases',
    columns: [
      column('caseNumber', '案例编号', 'Case number', 'Fallnummer'),
      column('state', '状态', 'State', 'Zustand'),
      column('turn', '轮到谁', 'Whose turn', 'Wer ist dran'),
      column('priority', '优先级', 'Priority', 'Priorität'),
      column('severity', '严重程度', 'Severity', 'Schwere'),
      column('late', '逾期', 'Late', 'Überfällig'),
      column('companyName', '公司', 'Company', 'Firma'),
      column('machineNumber', '设备编号', 'Machine number', 'Maschinennummer'),
      column('model', '型号', 'Model', 'Modell'),
      column('productLine', '产品线', 'Product line', 'Produktlinie'),
      column('errorNumber', '报警号', 'Error number', 'Fehlernummer'),
      column('reason', '事由', 'Reason', 'Anlass'),
      column('description', '故障描述', 'Description', 'Beschreibung'),
      column('openedBy', '提交人', 'Opened by', 'Eröffnet von'),
      column('openedAt', '提交时间', 'Opened at', 'Eröffnet am'),
      column('changedAt', '更改时间', 'Changed at', 'Geändert am'),
      column('promisedUpdateAt', '承诺更新', 'Promised update', 'Zugesagte Rückmeldung'),
      column('assignee.name', '负责人', 'Assignee', 'Zuständig'),
    ],
  }),
  exportMachines: exportOf(machineRoutes.listDeskMachines, {
    id: 'exportMachines',
    rows: 'machines',
    name: { zh: '设备', en: 'Machines', de: 'Maschinen' },
    audit: 'exported machines',
    columns: [
      column('machineNumber', '设备编号', 'Machine number', 'Maschinennummer'),
      column('customerNumber', '客户编号', 'Customer number', 'Kundennummer'),
      column('companyName', '公司', 'Company', 'Firma'),
      column('model', '型号', 'Model', 'Modell'),
      column('productLine', '产品线', 'Product line', 'Produktlinie'),
      column('site', '地点', 'Site', 'Standort'),
      column('deliveredOn', '交付日期', 'Delivered on', 'Geliefert am'),
      column('warrantyUntil', '保修至', 'Warranty until', 'Gewährleistung bis'),
      column('softwareVersion', '软件版本', 'Software version', 'Softwarestand'),
      column('openCases', '未结束案例', 'Open cases', 'Offene Fälle'),
      column('worst', '最严重程度', 'Worst severity', 'Höchste Schwere'),
    ],
  }),
  exportCompanies: exportOf(companyRoutes.listCompanies, {
    id: 'exportCompanies',
    rows: 'companies',
    name: { zh: '公司', en: 'Companies', de: 'Firmen' },
    audit: 'exported companies',
    columns: [
      column('customerNumber', '客户编号', 'Customer number', 'Kundennummer'),
      column('name', '公司名称', 'Company name', 'Firmenname'),
      column('city', '城市', 'City', 'Ort'),
      column('countryRegion', '国家/地区', 'Country/region', 'Land/Region'),
      column('machines', '设备', 'Machines', 'Maschinen'),
      column('members', '成员', 'Members', 'Mitglieder'),
      column('openCases', '未结束案例', 'Open cases', 'Offene Fälle'),
    ],
  }),
  exportPeopleOfCompany: exportOf(companyRoutes.readCompany, {
    id: 'exportPeopleOfCompany',
    rows: 'people',
    name: { zh: '公司成员', en: 'People', de: 'Personen' },
    audit: 'exported people of a company',
    columns: [
      column('label', '姓名', 'Name', 'Name'),
      column('role', '角色', 'Role', 'Rolle'),
      column('state', '状态', 'State', 'Zustand'),
      column('since', '加入时间', 'Since', 'Seit'),
    ],
  }),
  exportJoinRequests: exportOf(companyRoutes.listJoinRequests, {
    id: 'exportJoinRequests',
    rows: 'joinRequests',
    name: { zh: '加入申请', en: 'Wishes to join', de: 'Beitrittswünsche' },
    audit: 'exported wishes to join',
    columns: [
      column('sentAt', '申请时间', 'Sent at', 'Gesendet am'),
      column('state', '状态', 'State', 'Zustand'),
      column('person.name', '姓名', 'Name', 'Name'),
      column('person.position', '职位', 'Position', 'Position'),
      column('person.contactEmail', '电子邮箱', 'E-mail', 'E-Mail'),
      column('person.phone', '电话', 'Phone', 'Telefon'),
      column('stated.companyName', '所填公司', 'Company as stated', 'Firma laut Angabe'),
      column('stated.machineNumber', '所填设备编号', 'Machine number as stated', 'Maschinennummer laut Angabe'),
      column('company.customerNumber', '客户编号', 'Customer number', 'Kundennummer'),
      column('company.name', '公司', 'Company', 'Firma'),
    ],
  }),
  exportImports: exportOf(importRoutes.listImports, {
    id: 'exportImports',
    rows: 'imports',
    name: { zh: '导入', en: 'Imports', de: 'Importe' },
    audit: 'exported the list of imports',
    columns: [
      column('uploadedAt', '上传时间', 'Uploaded at', 'Hochgeladen am'),
      column('fileName', '文件', 'File', 'Datei'),
      column('kind', '类型', 'Kind', 'Art'),
      column('state', '状态', 'State', 'Stand'),
      column('by', '操作人', 'By', 'Von'),
      column('created', '已新建', 'Created', 'Angelegt'),
      column('changed', '已更改', 'Changed', 'Geändert'),
      column('unchanged', '无变化', 'Unchanged', 'Gleich geblieben'),
      column('refused', '被拒绝', 'Refused', 'Abgelehnt'),
    ],
  }),
  exportAuditEntries: exportOf(privacyDeskRoutes.listAuditEntries, {
    id: 'exportAuditEntries',
    rows: 'entries',
    name: { zh: '审计记录', en: 'Audit entries', de: 'Protokolleinträge' },
    audit: 'exported audit entries',
    columns: [
      column('at', '时间', 'At', 'Am'),
      column('actorKind', '操作方', 'Kind of actor', 'Art des Handelnden'),
      column('actorName', '操作人', 'Actor', 'Wer'),
      column('what', '操作', 'What', 'Was'),
      column('subjects', '涉及的人', 'Persons', 'Personen'),
      column('about', '关于', 'About', 'Worüber'),
    ],
  }),
} as const;

/** The operations of the exports by their ids. */
export const exportRoutes = {
  exportQueue: listExports.exportQueue.route,
  exportMachines: listExports.exportMachines.route,
  exportCompanies: listExports.exportCompanies.route,
  exportPeopleOfCompany: listExports.exportPeopleOfCompany.route,
  exportJoinRequests: listExports.exportJoinRequests.route,
  exportImports: listExports.exportImports.route,
  exportAuditEntries: listExports.exportAuditEntries.route,
} as const;
