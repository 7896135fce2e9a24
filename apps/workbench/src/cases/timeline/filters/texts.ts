import { defineTexts } from '#ui/i18n';

/** Words of narrowing a timeline. */
export const filterTexts = defineTexts({
  zh: {
    label: '筛选过程',
    replies: '往来',
    notes: '备注',
    calls: '通话',
    states: '状态',
    files: '文件',
    shown: (shown: number, all: number) => `显示 ${shown} / ${all}`,
    all: '全部',
    none: '没有此类内容',
    noneHelp: '按 0 显示全部。',
  },
  en: {
    label: 'Narrow the timeline',
    replies: 'Replies',
    notes: 'Notes',
    calls: 'Calls',
    states: 'States',
    files: 'Files',
    shown: (shown, all) => `${shown} of ${all}`,
    all: 'All',
    none: 'Nothing of this kind',
    noneHelp: 'Press 0 to see everything.',
  },
  de: {
    label: 'Verlauf eingrenzen',
    replies: 'Antworten',
    notes: 'Notizen',
    calls: 'Anrufe',
    states: 'Zustände',
    files: 'Dateien',
    shown: (shown, all) => `${shown} von ${all}`,
    all: 'Alles',
    none: 'Nichts dieser Art',
    noneHelp: 'Mit 0 alles zeigen.',
  },
});
