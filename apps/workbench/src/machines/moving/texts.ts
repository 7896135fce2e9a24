import { defineTexts } from '#ui/i18n';

/** Words of a machine that moves to another company, and of what was bought for it. */
export const movingTexts = defineTexts({
  zh: {
    title: '归属',
    move: '转移到其他公司',
    moveAsk: (number: string) => `转移设备 ${number}？`,
    moveHelp:
      '新公司会得到设备资料、软件版本，以及过往案例的月份、故障号和原因/措施代码，不含文字、文件、姓名和公司名。原公司保留其案例。',
    waits: (open: number) => `这台设备还有 ${open} 个未结束的案例，全部结束后才能转移。`,
    company: '新公司',
    search: '名称或客户编号',
    noCompany: '没有找到其他公司。请用名称的一部分或客户编号查找。',
    site: '新公司的地点',
    moved: '设备已转移',
    line: (from: string, to: string) => `${from} → ${to}`,
    unknown: '其他区域的公司',
    never: '从未转移。',
    contracts: '服务合同',
    noContracts: '没有服务合同。',
    levels: { basic: '基础', standard: '标准', premium: '高级' },
    until: (from: string, until: string) => `${from} – ${until}`,
  },
  en: {
    title: 'Owner',
    move: 'Move to another company',
    moveAsk: (number) => `Move machine ${number}?`,
    moveHelp:
      'The new company gets master data, software version and, per earlier case, month, error number and the codes of cause and remedy: no text, file, name or company. The old company keeps its cases.',
    waits: (open) =>
      `This machine has ${open === 1 ? 'an open case' : `${open} open cases`}. It can move once ${open === 1 ? 'it has' : 'all have'} ended.`,
    company: 'New company',
    search: 'Name or customer number',
    noCompany: 'No other company found. Try a part of its name or the customer number.',
    site: 'Site at the new company',
    moved: 'Machine moved',
    line: (from, to) => `${from} → ${to}`,
    unknown: 'a company of another area',
    never: 'Never moved.',
    contracts: 'Service contracts',
    noContracts: 'No service contract.',
    levels: { basic: 'Basic', standard: 'Standard', premium: 'Premium' },
    until: (from, until) => `${from} – ${until}`,
  },
  de: {
    title: 'Eigentümer',
    move: 'An andere Firma übergeben',
    moveAsk: (number) => `Maschine ${number} übergeben?`,
    moveHelp:
      'Die neue Firma erhält Stammdaten, Softwarestand und je früherem Fall Monat, Fehlernummer und die Kürzel von Ursache und Abhilfe: keinen Text, keine Datei, keinen Namen, keine Firma. Die alte Firma behält ihre Fälle.',
    waits: (open) =>
      `Diese Maschine hat ${open === 1 ? 'einen offenen Fall' : `${open} offene Fälle`}. Übergeben geht, wenn ${open === 1 ? 'er beendet ist' : 'alle beendet sind'}.`,
    company: 'Neue Firma',
    search: 'Name oder Kundennummer',
    noCompany: 'Keine andere Firma gefunden. Versuchen Sie einen Teil des Namens oder die Kundennummer.',
    site: 'Standort bei der neuen Firma',
    moved: 'Maschine übergeben',
    line: (from, to) => `${from} → ${to}`,
    unknown: 'eine Firma eines anderen Gebiets',
    never: 'Nie übergeben.',
    contracts: 'Serviceverträge',
    noContracts: 'Kein Servicevertrag.',
    levels: { basic: 'Basis', standard: 'Standard', premium: 'Premium' },
    until: (from, until) => `${from} – ${until}`,
  },
});
