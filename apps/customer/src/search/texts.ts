import { defineTexts } from '#ui/i18n';

/** Words of searching. */
export const searchTexts = defineTexts({
  zh: {
    title: '搜索',
    hint: '编号或关键词',
    begin: '搜索案例和设备',
    beginHelp: '输入案例编号、设备编号、报警编号，或描述问题的词语。部分编号也可以。',
    nothing: (words: string) => `没有找到“${words}”`,
    nothingHelp: '试试更少的词语或编号的一部分。只搜索贵公司的案例和设备。',
    here: (when: string) => `没有连接：来自此设备，${when} 的内容`,
    hereOnly: '没有连接：只搜索了此设备上的内容',
    machines: '设备',
    cases: '案例',
    passage: { cause: '原因', remedy: '措施', alarm: '报警', reply: '回复' },
  },
  en: {
    title: 'Search',
    hint: 'Number or words',
    begin: 'Search cases and machines',
    beginHelp: 'Type a case, machine or error number, a part of it, or words that tell the problem.',
    nothing: (words) => `Nothing found for “${words}”`,
    nothingHelp: 'Try fewer words or a part of the number. Only cases and machines of your company are searched.',
    here: (when) => `No connection: from this device, as of ${when}`,
    hereOnly: 'No connection: only what is on this device was searched',
    machines: 'Machines',
    cases: 'Cases',
    passage: { cause: 'Cause', remedy: 'Remedy', alarm: 'Alarm', reply: 'Reply' },
  },
  de: {
    title: 'Suche',
    hint: 'Nummer oder Wörter',
    begin: 'Fälle und Maschinen suchen',
    beginHelp: 'Fall-, Maschinen- oder Fehlernummer, ein Teil davon, oder Wörter, die das Problem beschreiben.',
    nothing: (words) => `Nichts gefunden zu „${words}“`,
    nothingHelp: 'Weniger Wörter oder ein Teil der Nummer? Gesucht wird nur in Fällen und Maschinen Ihrer Firma.',
    here: (when) => `Keine Verbindung: von diesem Gerät, Stand ${when}`,
    hereOnly: 'Keine Verbindung: nur dieses Gerät wurde durchsucht',
    machines: 'Maschinen',
    cases: 'Fälle',
    passage: { cause: 'Ursache', remedy: 'Abhilfe', alarm: 'Alarm', reply: 'Antwort' },
  },
});
