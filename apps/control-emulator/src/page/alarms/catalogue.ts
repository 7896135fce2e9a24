import type { ProductLine } from '../machine/machines.ts';
import type { Language } from '../texts.ts';

/** An alarm that a control can show: `stop` halts the machine, `warning` does not. */
export interface CatalogueAlarm {
  errorNumber: string;
  level: 'stop' | 'warning';
  text: Record<Language, string>;
}

function alarm(
  errorNumber: string,
  level: CatalogueAlarm['level'],
  zh: string,
  en: string,
  de: string,
): CatalogueAlarm {
  return { errorNumber, level, text: { zh, en, de } };
}

/** What the controls of each product line can report. */
export const catalogue: Record<ProductLine, readonly CatalogueAlarm[]> = {
  'machine-tool': [
    alarm('E-27', 'stop', 'Z轴伺服跟随误差过大', 'Servo following error axis Z', 'Schleppfehler Achse Z'),
    alarm('700123', 'stop', '防护门未关闭', 'Safety door not closed', 'Schutztür nicht geschlossen'),
    alarm('E-31', 'stop', 'X轴编码器信号丢失', 'Encoder signal lost axis X', 'Gebersignal Achse X verloren'),
    alarm('700245', 'stop', '切割头碰撞保护触发', 'Cutting head collision detected', 'Kollision Schneidkopf erkannt'),
    alarm('H-112', 'stop', '液压系统压力过低', 'Hydraulic pressure too low', 'Hydraulikdruck zu niedrig'),
    alarm(
      '700310',
      'warning',
      '切割气体氮气压力不足',
      'Nitrogen pressure below limit',
      'Stickstoffdruck unter Grenzwert',
    ),
    alarm('E-48', 'warning', '主轴驱动器温度过高', 'Spindle drive temperature high', 'Temperatur Spindelantrieb hoch'),
    alarm(
      '700402',
      'warning',
      '集中润滑油位过低',
      'Central lubrication level low',
      'Zentralschmierung Füllstand niedrig',
    ),
    alarm('700518', 'warning', '除尘器滤芯堵塞', 'Dust extractor filter clogged', 'Filter der Absaugung verstopft'),
    alarm('P-0906', 'stop', '上料吸盘真空不足', 'Loader suction vacuum missing', 'Vakuum der Beladesauger fehlt'),
  ],
  laser: [
    alarm(
      'LAS-0417',
      'stop',
      '激光器冷却水流量过低',
      'Laser cooling water flow too low',
      'Kühlwasserdurchfluss zu niedrig',
    ),
    alarm('LAS-0422', 'warning', '冷却水温度偏高', 'Cooling water temperature high', 'Kühlwassertemperatur hoch'),
    alarm(
      'LAS-0108',
      'stop',
      '激光输出功率偏差过大',
      'Output power deviation too large',
      'Leistungsabweichung zu groß',
    ),
    alarm(
      'LAS-0231',
      'stop',
      '光纤插头监控触发',
      'Fibre plug monitoring tripped',
      'Faserstecker-Überwachung ausgelöst',
    ),
    alarm(
      'LAS-0305',
      'warning',
      '腔体湿度超过限值',
      'Housing humidity above limit',
      'Feuchte im Gehäuse über Grenzwert',
    ),
    alarm('LAS-0519', 'stop', '泵浦二极管电流异常', 'Pump diode current abnormal', 'Pumpdiodenstrom fehlerhaft'),
    alarm('LAS-0640', 'stop', '安全联锁回路断开', 'Safety interlock circuit open', 'Sicherheitskreis offen'),
    alarm('LAS-0702', 'warning', '保护玻璃污染', 'Protective glass contaminated', 'Schutzglas verschmutzt'),
    alarm(
      'LAS-0833',
      'warning',
      '现场总线通信中断',
      'Fieldbus connection interrupted',
      'Feldbusverbindung unterbrochen',
    ),
    alarm(
      'LAS-0911',
      'warning',
      '去离子滤芯需要更换',
      'Deionising cartridge to be replaced',
      'Entionisierpatrone wechseln',
    ),
  ],
};

const all = [...catalogue['machine-tool'], ...catalogue.laser];

/** The alarm with this number; one that no catalogue knows stops the machine and has no text, as on real controls. */
export function alarmOf(errorNumber: string): CatalogueAlarm {
  return all.find((known) => known.errorNumber === errorNumber) ?? alarm(errorNumber, 'stop', '', '', '');
}
