import { defineTexts } from '#ui/i18n';

/** Words of the first screen. */
export const homeTexts = defineTexts({
  zh: {
    title: '首页',
    scan: '扫描设备二维码',
    scanHelp: '报警和设备自动填好',
    byHand: '不扫描，直接新建案例',
    needsYou: '需要您处理',
    open: '未关闭的案例',
    all: '全部案例',
    nothing: '目前没有未关闭的案例',
    nothingHelp: '设备有问题时，扫描控制系统上的二维码即可。',
    hotlines: '热线',
  },
  en: {
    title: 'Home',
    scan: 'Scan the machine’s code',
    scanHelp: 'Machine and alarms are filled in',
    byHand: 'New case without a scan',
    needsYou: 'Needs you',
    open: 'Open cases',
    all: 'All cases',
    nothing: 'No open cases at the moment',
    nothingHelp: 'When a machine has a problem, scan the code on its control.',
    hotlines: 'Hotlines',
  },
  de: {
    title: 'Start',
    scan: 'Code der Maschine scannen',
    scanHelp: 'Maschine und Alarme sind ausgefüllt',
    byHand: 'Fall ohne Scannen eröffnen',
    needsYou: 'Wartet auf Sie',
    open: 'Offene Fälle',
    all: 'Alle Fälle',
    nothing: 'Zurzeit keine offenen Fälle',
    nothingHelp: 'Hat eine Maschine ein Problem, scannen Sie den Code an ihrer Steuerung.',
    hotlines: 'Hotlines',
  },
});
