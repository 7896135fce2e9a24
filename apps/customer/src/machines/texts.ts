import { defineTexts, plural } from '#ui/i18n';

/** Words about machines. */
export const machineTexts = defineTexts({
  zh: {
    title: '设备',
    none: '还没有设备',
    noneHelp: '贵公司的设备交付后会显示在这里。如有缺失，请拨打热线。',
    noOpenCase: '无未关闭案例',
    openCases: (count: number) => `${count} 个未关闭案例`,
    openCase: '为此设备新建案例',
    site: '地点',
    line: '产品线',
    delivered: '交付日期',
    software: '软件版本',
  },
  en: {
    title: 'Machines',
    none: 'No machines yet',
    noneHelp: 'Machines of your company stand here once they are delivered. Is one missing? Call us.',
    noOpenCase: 'No open cases',
    openCases: (count) => `${count} open ${plural('en', count, { one: 'case', other: 'cases' })}`,
    openCase: 'Open a case for this machine',
    site: 'Site',
    line: 'Product line',
    delivered: 'Delivered',
    software: 'Software',
  },
  de: {
    title: 'Maschinen',
    none: 'Noch keine Maschinen',
    noneHelp: 'Hier stehen die Maschinen Ihrer Firma, sobald sie geliefert sind. Fehlt eine? Rufen Sie an.',
    noOpenCase: 'Keine offenen Fälle',
    openCases: (count) => plural('de', count, { one: '1 offener Fall', other: `${count} offene Fälle` }),
    openCase: 'Fall zur Maschine eröffnen',
    site: 'Standort',
    line: 'Produktlinie',
    delivered: 'Geliefert',
    software: 'Software',
  },
});
