import {
  type ImportFieldName,
  type ImportKind,
  type ImportMapping,
  importFields,
  importFieldWords,
  languages,
} from '#contract';

const plain = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./:*()]+/g, '');

/** Other words that headers of other programs use. */
const alsoSaid: Partial<Record<ImportFieldName, readonly string[]>> = {
  customerNumber: ['客户号', '客户编码', '客户代码', 'customer no', 'customer', 'kundennr', 'kunde', 'debitor', 'kdnr'],
  name: ['公司', '公司名称', '客户名称', '名称', 'company', 'company name', 'firma', 'firmenname', 'name1'],
  street: ['地址', '街道', 'address', 'street and number', 'adresse', 'straße', 'strasse'],
  postcode: ['邮政编码', 'zip', 'zip code', 'postal code', 'plz'],
  city: ['市', 'town', 'stadt', 'ort'],
  region: ['省', '省份', '地区', 'state', 'province', 'bundesland'],
  countryRegion: ['国家', '国家地区', 'country', 'land', 'country code', 'ländercode'],
  machineNumber: [
    '机器编号',
    '设备号',
    '序列号',
    '机号',
    'serial number',
    'serial',
    'machine no',
    'equipment',
    'seriennummer',
    'maschinennr',
    'masch nr',
  ],
  model: ['机型', '设备型号', 'type', 'machine type', 'typ', 'maschinentyp', 'modell'],
  productLine: ['产品类别', 'line', 'division', 'sparte'],
  site: ['安装地点', '位置', '车间', 'location', 'plant', 'werk', 'aufstellort'],
  deliveredOn: ['交付', '发货日期', '交货日期', 'delivered', 'delivery date', 'lieferdatum', 'geliefert'],
  warrantyUntil: ['质保到期', '保修期至', '质保期', 'warranty', 'warranty end', 'garantie bis', 'garantieende'],
  softwareVersion: ['软件', '版本', 'software', 'version', 'softwarestand'],
  contractNumber: ['合同号', '合同编号', 'contract', 'contract no', 'vertrag', 'vertragsnr'],
  level: ['级别', '合同级别', '合同类型', 'type of contract', 'kind', 'vertragsart', 'stufe'],
  startsOn: ['开始日期', '生效日期', '起', 'from', 'start', 'start date', 'valid from', 'von', 'beginn', 'gültig ab'],
  endsOn: ['结束日期', '终止日期', '止', 'until', 'to', 'end', 'end date', 'valid to', 'bis', 'ende', 'gültig bis'],
};

/** Which column holds which field, guessed from header words in three languages; the first match has the column. */
export function guessMapping(kind: ImportKind, header: readonly string[]): ImportMapping {
  const words = header.map(plain);
  const taken = new Set<number>();
  const mapping: ImportMapping = {};
  for (const { name } of importFields[kind]) {
    const known = [name, ...languages.map((language) => importFieldWords[language][name]), ...(alsoSaid[name] ?? [])];
    const wanted = new Set(known.map(plain));
    const column = words.findIndex((word, at) => !taken.has(at) && wanted.has(word));
    if (column < 0) continue;
    taken.add(column);
    mapping[name] = column;
  }
  return mapping;
}
