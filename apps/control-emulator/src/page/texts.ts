import type { CodeKind } from './code/codes.ts';
import type { Signing } from './code/demo-key.ts';
import type { MachineStatus } from './machine/machines.ts';

/** Languages a control speaks. */
export const languages = ['zh', 'en', 'de'] as const;
/** One of `languages`. */
export type Language = (typeof languages)[number];

interface ControlTexts {
  language: string;
  machine: string;
  productLine: { 'machine-tool': string; laser: string };
  status: Record<MachineStatus, string>;
  activeAlarms: string;
  noAlarm: string;
  noAlarmHelp: string;
  clear: (errorNumber: string) => string;
  clearAll: string;
  play: string;
  playHelp: string;
  instruments: string;
  kinds: Record<CodeKind, string>;
  kindHelp: Record<CodeKind, string>;
  larger: string;
  close: string;
  symbol: (version: number, length: number) => string;
  signed: Record<Signing, string>;
  alarmCount: (count: number) => string;
  demo: string;
  cannotStart: string;
}

const zh: ControlTexts = {
  language: '语言',
  machine: '设备',
  productLine: { 'machine-tool': '机床', laser: '激光器' },
  status: { running: '运行中', warning: '运行中 · 有警告', stopped: '已停机' },
  activeAlarms: '当前报警',
  noAlarm: '没有报警',
  noAlarmHelp: '在下方选择一条报警，二维码会随之更新。',
  clear: (errorNumber) => `清除 ${errorNumber}`,
  clearAll: '全部清除',
  play: '模拟报警',
  playHelp: '点击触发，再次点击清除',
  instruments: '仪表',
  kinds: { alarm: '报警码', link: '铭牌码', number: '编号码' },
  kindHelp: {
    alarm: '用服务中心应用或手机相机扫描：设备、报警和时间会自动填好。',
    link: '铭牌上的标识链接（IEC 61406）：只填写设备。',
    number: '只含设备编号的二维码。',
  },
  larger: '放大显示',
  close: '关闭',
  symbol: (version, length) => `QR ${version}-M · ${length} 个字符`,
  signed: { demo: '已用演示密钥签名', stranger: '用未知密钥签名', forged: '签名是伪造的', none: '未签名' },
  alarmCount: (count) => `${count} 条报警`,
  demo: '模拟器',
  cannotStart: '控制系统无法启动：没有读到设备列表。请重新加载页面。',
};

const en: ControlTexts = {
  language: 'Language',
  machine: 'Machine',
  productLine: { 'machine-tool': 'Machine tool', laser: 'Laser' },
  status: { running: 'Running', warning: 'Running · warning', stopped: 'Stopped' },
  activeAlarms: 'Active alarms',
  noAlarm: 'No alarm',
  noAlarmHelp: 'Choose an alarm below; the code follows.',
  clear: (errorNumber) => `Clear ${errorNumber}`,
  clearAll: 'Clear all',
  play: 'Play an alarm',
  playHelp: 'Tap to raise, tap again to clear',
  instruments: 'Instruments',
  kinds: { alarm: 'Alarm code', link: 'Nameplate', number: 'Number' },
  kindHelp: {
    alarm: "Scan with the service app or the phone's camera: machine, alarms and time fill themselves in.",
    link: 'Identification link of the nameplate (IEC 61406): fills in the machine only.',
    number: 'A code with nothing but the machine number.',
  },
  larger: 'Show larger',
  close: 'Close',
  symbol: (version, length) => `QR ${version}-M · ${length} characters`,
  signed: {
    demo: 'signed with the demo key',
    stranger: 'signed with an unknown key',
    forged: 'forged signature',
    none: 'not signed',
  },
  alarmCount: (count) => (count === 1 ? '1 alarm' : `${count} alarms`),
  demo: 'Emulator',
  cannotStart: 'The control cannot start: the list of machines could not be read. Load the page again.',
};

const de: ControlTexts = {
  language: 'Sprache',
  machine: 'Maschine',
  productLine: { 'machine-tool': 'Werkzeugmaschine', laser: 'Laser' },
  status: { running: 'Läuft', warning: 'Läuft · Warnung', stopped: 'Angehalten' },
  activeAlarms: 'Anstehende Alarme',
  noAlarm: 'Kein Alarm',
  noAlarmHelp: 'Unten einen Alarm wählen; der Code folgt.',
  clear: (errorNumber) => `${errorNumber} löschen`,
  clearAll: 'Alle löschen',
  play: 'Alarm vorspielen',
  playHelp: 'Antippen löst aus, noch einmal löscht',
  instruments: 'Instrumente',
  kinds: { alarm: 'Alarmcode', link: 'Typenschild', number: 'Nummer' },
  kindHelp: {
    alarm: 'Mit der Service-App oder der Telefonkamera scannen: Maschine, Alarme und Zeit werden ausgefüllt.',
    link: 'Identifikationslink des Typenschilds (IEC 61406): füllt nur die Maschine aus.',
    number: 'Ein Code, der nur die Maschinennummer enthält.',
  },
  larger: 'Größer zeigen',
  close: 'Schließen',
  symbol: (version, length) => `QR ${version}-M · ${length} Zeichen`,
  signed: {
    demo: 'mit dem Demo-Schlüssel signiert',
    stranger: 'mit unbekanntem Schlüssel signiert',
    forged: 'gefälschte Signatur',
    none: 'nicht signiert',
  },
  alarmCount: (count) => (count === 1 ? '1 Alarm' : `${count} Alarme`),
  demo: 'Emulator',
  cannotStart: 'Die Steuerung kann nicht starten: Die Maschinenliste war nicht lesbar. Laden Sie die Seite neu.',
};

/** The control's words: Chinese, English, German. */
export const controlTexts = { zh, en, de };
