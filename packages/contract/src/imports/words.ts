import type { Language } from '../route/index.ts';
import {
  type ContractLevel,
  type ImportFieldName,
  type ImportReason,
  importFields,
  type KeptReason,
} from './fields.ts';

type Words<Word extends string> = Readonly<Record<Language, Readonly<Record<Word, string>>>>;

/** Names of the fields: header words of templates, of refused rows and of the mapping on the screen. */
export const importFieldWords: Words<ImportFieldName> = {
  zh: {
    customerNumber: '客户编号',
    name: '公司名称',
    street: '街道门牌',
    postcode: '邮编',
    city: '城市',
    region: '省/地区',
    countryRegion: '国家/地区',
    machineNumber: '设备编号',
    model: '型号',
    productLine: '产品线',
    site: '地点',
    deliveredOn: '交付日期',
    warrantyUntil: '保修至',
    softwareVersion: '软件版本',
    contractNumber: '合同编号',
    level: '服务级别',
    startsOn: '开始',
    endsOn: '结束',
  },
  en: {
    customerNumber: 'Customer number',
    name: 'Company name',
    street: 'Street and number',
    postcode: 'Postcode',
    city: 'City',
    region: 'Region',
    countryRegion: 'Country/region',
    machineNumber: 'Machine number',
    model: 'Model',
    productLine: 'Product line',
    site: 'Site',
    deliveredOn: 'Delivered on',
    warrantyUntil: 'Warranty until',
    softwareVersion: 'Software version',
    contractNumber: 'Contract number',
    level: 'Service level',
    startsOn: 'From',
    endsOn: 'Until',
  },
  de: {
    customerNumber: 'Kundennummer',
    name: 'Firmenname',
    street: 'Straße und Hausnummer',
    postcode: 'Postleitzahl',
    city: 'Ort',
    region: 'Region',
    countryRegion: 'Land/Region',
    machineNumber: 'Maschinennummer',
    model: 'Modell',
    productLine: 'Produktlinie',
    site: 'Standort',
    deliveredOn: 'Geliefert am',
    warrantyUntil: 'Gewährleistung bis',
    softwareVersion: 'Softwarestand',
    contractNumber: 'Vertragsnummer',
    level: 'Leistungsstufe',
    startsOn: 'Von',
    endsOn: 'Bis',
  },
};

/** Names of the levels of service contracts. */
export const contractLevelWords: Words<ContractLevel> = {
  zh: { basic: '基础', standard: '标准', premium: '高级' },
  en: { basic: 'Basic', standard: 'Standard', premium: 'Premium' },
  de: { basic: 'Basis', standard: 'Standard', premium: 'Premium' },
};

/** Why a row was refused, or left by undo, and what to do about it. */
const importReasonWords: Words<ImportReason | KeptReason> = {
  zh: {
    'wrong-bytes': '有字节不符合所选编码，请检查编码或重新输入该单元格',
    'quote-open': '引号没有结束，其后的内容无法读取',
    'too-many-cells': '单元格多于表头，可能文本中含有分隔符而没有加引号',
    missing: '必填，但为空',
    'too-long': '文字过长',
    'control-characters': '含有换行、制表符等控制字符',
    formula: '以 = + - @ 开头或为公式，请改为纯文本',
    merged: '单元格已合并，请取消合并并逐行填写',
    'error-value': '单元格显示错误值',
    'number-rounded': '数字过长，表格软件已将其舍入；请以文本格式填写',
    'customer-number-wrong': '不是客户编号的格式',
    'country-region-unknown': '无法识别的国家或地区，例如填写 CN、中国',
    'machine-number-wrong': '不是设备编号的格式，例如 A0230E1234',
    'date-wrong': '不是有效日期，例如填写 2024-03-15',
    'dates-swapped': '结束早于开始',
    'product-line-unknown': '无法识别的产品线，请填写机床或激光',
    'product-line-not-yours': '不属于您负责的产品线',
    'area-not-yours': '不属于您负责的区域',
    'company-leaving': '该公司正在退出或已退出，不再接收设备和合同',
    'level-unknown': '无法识别的服务级别，请填写基础、标准或高级',
    'model-unknown': '没有任何设备使用此型号；若正确，请选择接受新型号',
    'twice-in-file': '此编号在文件前面已经出现',
    'company-unknown': '没有此客户编号的公司，请先导入公司',
    'machine-unknown': '没有此编号的设备，请先导入设备',
    'other-company': '此设备属于另一家公司',
    'changed-since': '导入后有人修改过，保持不变',
    'in-use': '已有案例或人员等与之关联，保持不变',
    gone: '已不存在',
    'out-of-scope': '已转到撤销者不负责的区域或产品线，保持不变',
  },
  en: {
    'wrong-bytes': 'Has bytes that the chosen encoding does not know; check the encoding or type the cell again',
    'quote-open': 'A quotation mark is never closed; what follows cannot be read',
    'too-many-cells': 'More cells than the header has; perhaps a delimiter inside a text without quotation marks',
    missing: 'Needed, but empty',
    'too-long': 'Too long',
    'control-characters': 'Has line breaks, tabs or other control characters',
    formula: 'Begins with = + - @ or is a formula; enter it as plain text',
    merged: 'The cell is merged with others; unmerge it and fill in every row',
    'error-value': 'The cell shows an error',
    'number-rounded': 'The spreadsheet has rounded this long number; enter it as text',
    'customer-number-wrong': 'Does not have the form of a customer number',
    'country-region-unknown': 'Unknown country or region; enter for example CN or China',
    'machine-number-wrong': 'Does not have the form of a machine number such as A0230E1234',
    'date-wrong': 'Is no date; enter for example 2024-03-15',
    'dates-swapped': 'Ends before it begins',
    'product-line-unknown': 'Unknown product line; enter machine tool or laser',
    'product-line-not-yours': 'Not within your product lines',
    'area-not-yours': 'Not within your areas',
    'company-leaving': 'The company is leaving or has left: it takes no machines or contracts',
    'level-unknown': 'Unknown service level; enter basic, standard or premium',
    'model-unknown': 'No machine has this model yet; if it is right, choose to accept new models',
    'twice-in-file': 'The same number stands further up in the file',
    'company-unknown': 'No company has this customer number; import companies first',
    'machine-unknown': 'There is no machine with this number; import machines first',
    'other-company': 'The machine belongs to another company',
    'changed-since': 'Somebody has changed it since; left as it is',
    'in-use': 'Cases, people or other things belong to it; left as it is',
    gone: 'Is no longer there',
    'out-of-scope':
      'Lies in an area or product line now that whoever takes the import back does not have; left as it is',
  },
  de: {
    'wrong-bytes': 'Enthält Bytes, die die gewählte Kodierung nicht kennt; Kodierung prüfen oder Zelle neu eingeben',
    'quote-open': 'Ein Anführungszeichen wird nie geschlossen; das Folgende ist nicht lesbar',
    'too-many-cells': 'Mehr Zellen als die Kopfzeile; vielleicht ein Trennzeichen im Text ohne Anführungszeichen',
    missing: 'Pflichtangabe, aber leer',
    'too-long': 'Zu lang',
    'control-characters': 'Enthält Zeilenumbrüche, Tabulatoren oder andere Steuerzeichen',
    formula: 'Beginnt mit = + - @ oder ist eine Formel; bitte als reinen Text eingeben',
    merged: 'Die Zelle ist verbunden; bitte trennen und jede Zeile ausfüllen',
    'error-value': 'Die Zelle zeigt einen Fehlerwert',
    'number-rounded': 'Diese lange Zahl hat die Tabelle gerundet; bitte als Text eingeben',
    'customer-number-wrong': 'Hat nicht die Form einer Kundennummer',
    'country-region-unknown': 'Unbekanntes Land; zum Beispiel CN oder China eingeben',
    'machine-number-wrong': 'Hat nicht die Form einer Maschinennummer wie A0230E1234',
    'date-wrong': 'Ist kein Datum; zum Beispiel 2024-03-15 eingeben',
    'dates-swapped': 'Endet vor dem Beginn',
    'product-line-unknown': 'Unbekannte Produktlinie; Werkzeugmaschine oder Laser eingeben',
    'product-line-not-yours': 'Liegt außerhalb Ihrer Produktlinien',
    'area-not-yours': 'Liegt außerhalb Ihrer Gebiete',
    'company-leaving': 'Die Firma verlässt uns oder ist gegangen: keine Maschinen oder Verträge mehr',
    'level-unknown': 'Unbekannte Leistungsstufe; Basis, Standard oder Premium eingeben',
    'model-unknown': 'Keine Maschine hat bisher dieses Modell; wenn es stimmt, neue Modelle zulassen',
    'twice-in-file': 'Dieselbe Nummer steht weiter oben in der Datei',
    'company-unknown': 'Keine Firma hat diese Kundennummer; zuerst Firmen importieren',
    'machine-unknown': 'Es gibt keine Maschine mit dieser Nummer; zuerst Maschinen importieren',
    'other-company': 'Die Maschine gehört einer anderen Firma',
    'changed-since': 'Seither geändert; bleibt, wie es ist',
    'in-use': 'Fälle, Personen oder anderes gehören dazu; bleibt, wie es ist',
    gone: 'Ist nicht mehr da',
    'out-of-scope':
      'Liegt jetzt in einem Gebiet oder einer Produktlinie, die nicht zu der Person gehören, die den Import zurücknimmt; bleibt, wie es ist',
  },
};

const atMost = {
  zh: (max: number) => `最多 ${max} 个字符`,
  en: (max: number) => `${max} characters at most`,
  de: (max: number) => `höchstens ${max} Zeichen`,
} as const;

/** Why a row was refused, in words; of a text that is too long with what its field holds. */
export function importReasonIn(
  language: Language,
  { reason, field }: { readonly reason: ImportReason | KeptReason; readonly field: ImportFieldName | null },
): string {
  const said = importReasonWords[language][reason];
  if (reason !== 'too-long' || field === null) return said;
  const of = Object.values(importFields)
    .flat()
    .filter(({ name }) => name === field);
  return `${said}${language === 'zh' ? '，' : ': '}${atMost[language](Math.max(...of.map(({ max }) => max)))}`;
}
