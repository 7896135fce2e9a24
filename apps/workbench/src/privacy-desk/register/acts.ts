import { defineTexts } from '#ui/i18n';

/** What an audit entry says of acts about the register; part of `actTexts`. */
export const registerActs = defineTexts({
  zh: {
    'read the processing register': '查看处理登记册',
    'exported the record of processing': '导出处理活动记录',
    'looked at the state of privacy': '查看隐私状况',
  },
  en: {
    'read the processing register': 'read the processing register',
    'exported the record of processing': 'exported the record of processing',
    'looked at the state of privacy': 'looked at the state of privacy',
  },
  de: {
    'read the processing register': 'hat das Verarbeitungsverzeichnis gelesen',
    'exported the record of processing': 'hat das Verzeichnis der Verarbeitung exportiert',
    'looked at the state of privacy': 'hat den Stand des Datenschutzes angesehen',
  },
});
