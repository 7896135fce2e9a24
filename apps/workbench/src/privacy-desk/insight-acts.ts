import { defineTexts } from '#ui/i18n';

/** What an audit entry says of acts about insights; part of `actTexts`. */
export const insightActs = defineTexts({
  zh: {
    'looked for misuse': '查看了滥用迹象',
    'read repeated errors': '查看重复故障',
    'read rows of repeated errors': '查看重复故障明细',
    'decided about the analysis of own cases': '决定是否允许分析自己的案例',
    'decided about own consents': '决定自己的同意',
    'read counts of operations': '查看运营统计',
    'read the cases behind a count': '查看统计背后的案例',
  },
  en: {
    'looked for misuse': 'looked for misuse',
    'read repeated errors': 'read repeated errors',
    'read rows of repeated errors': 'read rows of repeated errors',
    'decided about the analysis of own cases': 'decided about the analysis of own cases',
    'decided about own consents': 'decided about own consents',
    'read counts of operations': 'read counts of operations',
    'read the cases behind a count': 'read the cases behind a count',
  },
  de: {
    'looked for misuse': 'hat nach Missbrauch gesucht',
    'read repeated errors': 'hat wiederholte Fehler gelesen',
    'read rows of repeated errors': 'hat Zeilen wiederholter Fehler gelesen',
    'decided about the analysis of own cases': 'hat über die Auswertung eigener Fälle entschieden',
    'decided about own consents': 'hat über eigene Zustimmungen entschieden',
    'read counts of operations': 'hat Betriebszahlen gelesen',
    'read the cases behind a count': 'hat die Fälle hinter einer Zahl gelesen',
  },
});
