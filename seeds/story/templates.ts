/** A text that replies of the demo can begin with. */
export interface DemoTemplate {
  readonly name: string;
  readonly productLines: readonly ('machine-tool' | 'laser')[];
  readonly zh: string;
  readonly en: string;
  readonly de: string;
}

const both = ['machine-tool', 'laser'] as const;

export const templates: readonly DemoTemplate[] = [
  {
    name: '收到 · Received',
    productLines: both,
    zh: '您好，我们已收到案例 {caseNumber}（设备 {machineNumber}），工程师正在查看。\n\n{staffName}',
    en: 'Thank you, we have received case {caseNumber} (machine {machineNumber}). An engineer is looking at it.\n\n{staffName}',
    de: 'Vielen Dank, Fall {caseNumber} (Maschine {machineNumber}) ist bei uns. Die Technik sieht ihn sich an.\n\n{staffName}',
  },
  {
    name: '请发照片 · Pictures, please',
    productLines: both,
    zh: '请发几张照片：报警画面 {errorNumber}、铭牌和故障部位。拍摄时请避开人员和文件。',
    en: 'Please send a few pictures: the alarm screen {errorNumber}, the nameplate and the place of the fault. Keep people and papers out of view.',
    de: 'Bitte schicken Sie einige Bilder: die Meldung {errorNumber}, das Typenschild und die Stelle des Fehlers. Bitte ohne Personen und Papiere.',
  },
  {
    name: '保护镜片 · Protective glass',
    productLines: ['laser'],
    zh: '请按操作手册更换保护镜片，并检查切割头进气口是否清洁。更换后功率仍偏低，请致电 {hotline}。',
    en: 'Please change the protective glass as the manual says and check that the gas inlet of the cutting head is clean. If the power stays low, call {hotline}.',
    de: 'Bitte wechseln Sie das Schutzglas nach Anleitung und prüfen Sie den Gaseinlass des Schneidkopfs. Bleibt die Leistung niedrig, rufen Sie {hotline} an.',
  },
];
