/** Texts as customers write them, and below what a person at the desk types to find them: whole words and parts, in any order. */
export const recallTexts = {
  laserAlarm: { description: '早班开机后激光器报警，功率下降到八成，断面毛刺明显。', errorNumber: 'LAS-0417' },
  servo: { description: '后挡料伺服过载，X 轴无法回零，急停复位也没有用。', errorNumber: 'E-27' },
  coolant: { description: '冷却水温度过高报警，水泵有异响，滤芯已经更换。', errorNumber: 'W-102' },
  angle: { description: '折弯角度偏差约 1.5 度，换了上模以后还是一样。', errorNumber: 'P-31' },
  head: { description: '切割头碰撞后焦点不准，陶瓷环碎裂，需要备件。', errorNumber: 'H-8' },
  screen: { description: '操作面板黑屏，网线重新插拔后偶尔恢复。', errorNumber: 'N-5' },
  spindleEn: {
    description: 'Spindle bearing is overheating after ten minutes, machine stops with overload.',
    errorNumber: 'S-1280',
  },
  gasEn: {
    description: 'Nitrogen pressure drops while cutting stainless steel, edges turn brown.',
    errorNumber: 'G-14',
  },
  doorEn: {
    description: 'Light curtain at the rear door trips for no reason, press brake will not start.',
    errorNumber: 'D-3',
  },
  oilEn: { description: 'Hydraulic oil leaks at the left cylinder, the beam sinks overnight.', errorNumber: 'HY-77' },
  driveEn: { description: 'Axis drive shows a communication fault since the software update.', errorNumber: 'C-410' },
  spindleDe: { description: 'Spindelüberlast nach zehn Minuten, Maschine steht.', errorNumber: 'S-1270' },
  nozzleDe: { description: 'Düsenwechsler klemmt, Schutzglas verschmutzt, Schnittkante rau.', errorNumber: 'DW-9' },
  gaugeDe: { description: 'Hinteranschlag fährt nicht auf Referenz, Lichtschranke löst aus.', errorNumber: 'R-60' },
} as const;

/** What is typed, and the text that it must lead to. */
export interface RecallQuery {
  readonly language: 'zh' | 'en' | 'de';
  readonly words: string;
  readonly finds: keyof typeof recallTexts;
}

const of =
  (language: RecallQuery['language']) =>
  ([words, finds]: readonly [string, keyof typeof recallTexts]): RecallQuery => ({ language, words, finds });

/** 30 queries in Chinese, 30 in English, and German compounds by their parts. */
export const recallQueries: readonly RecallQuery[] = [
  ...(
    [
      ['激光器报警', 'laserAlarm'],
      ['报警', 'laserAlarm'],
      ['激光器 功率', 'laserAlarm'],
      ['功率下降', 'laserAlarm'],
      ['断面毛刺', 'laserAlarm'],
      ['毛刺', 'laserAlarm'],
      ['激光 LAS0417', 'laserAlarm'],
      ['E-27 伺服', 'servo'],
      ['伺服', 'servo'],
      ['伺服过载', 'servo'],
      ['挡料', 'servo'],
      ['X轴回零', 'servo'],
      ['无法回零', 'servo'],
      ['急停', 'servo'],
      ['冷却水', 'coolant'],
      ['冷却水温度', 'coolant'],
      ['水温', 'coolant'],
      ['异响', 'coolant'],
      ['水泵的异响', 'coolant'],
      ['滤芯', 'coolant'],
      ['折弯角度', 'angle'],
      ['角度偏差', 'angle'],
      ['上模', 'angle'],
      ['切割头碰撞', 'head'],
      ['切割头', 'head'],
      ['陶瓷环', 'head'],
      ['备件', 'head'],
      ['黑屏', 'screen'],
      ['面板黑屏', 'screen'],
      ['网线', 'screen'],
    ] as const
  ).map(of('zh')),
  ...(
    [
      ['spindle bearing', 'spindleEn'],
      ['spindle overheats', 'spindleEn'],
      ['overheating', 'spindleEn'],
      ['overload', 'spindleEn'],
      ['bearing', 'spindleEn'],
      ['heating', 'spindleEn'],
      ['nitrogen', 'gasEn'],
      ['nitrogen pressure', 'gasEn'],
      ['stainless', 'gasEn'],
      ['brown edges', 'gasEn'],
      ['cutting', 'gasEn'],
      ['G-14 pressure', 'gasEn'],
      ['light curtain', 'doorEn'],
      ['LIGHT CURTAIN', 'doorEn'],
      ['rear door', 'doorEn'],
      ['press brake', 'doorEn'],
      ['curtain trips', 'doorEn'],
      ['D-3', 'doorEn'],
      ['hydraulic', 'oilEn'],
      ['oil leak', 'oilEn'],
      ['cylinder', 'oilEn'],
      ['left cylinder', 'oilEn'],
      ['beam sinks', 'oilEn'],
      ['HY77', 'oilEn'],
      ['axis drive', 'driveEn'],
      ['communication', 'driveEn'],
      ['comm fault', 'driveEn'],
      ['software update', 'driveEn'],
      ['update', 'driveEn'],
      ['C410 drive', 'driveEn'],
    ] as const
  ).map(of('en')),
  ...(
    [
      ['Spindelüberlast', 'spindleDe'],
      ['Spindel', 'spindleDe'],
      ['überlast', 'spindleDe'],
      ['Ueberlast', 'spindleDe'],
      ['UBERLAST', 'spindleDe'],
      ['Düse', 'nozzleDe'],
      ['Duesenwechsler', 'nozzleDe'],
      ['Wechsler klemmt', 'nozzleDe'],
      ['Schutzglas', 'nozzleDe'],
      ['Glas', 'nozzleDe'],
      ['Anschlag', 'gaugeDe'],
      ['Schranke', 'gaugeDe'],
      ['Lichtschranke löst', 'gaugeDe'],
      ['Referenz', 'gaugeDe'],
    ] as const
  ).map(of('de')),
];
