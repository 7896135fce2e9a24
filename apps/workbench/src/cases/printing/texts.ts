import { defineTexts } from '#ui/i18n';

/** Words of printing a case. */
export const printTexts = defineTexts({
  zh: {
    print: '打印 PDF',
    customer: '供客户',
    internal: '内部',
    help: { customer: '不含备注、负责人和优先级', internal: '含备注，请勿外传' },
  },
  en: {
    print: 'Print (PDF)',
    customer: 'For the customer',
    internal: 'Internal',
    help: { customer: 'Without notes, assignee and priority', internal: 'With notes; not to be passed on' },
  },
  de: {
    print: 'Drucken (PDF)',
    customer: 'Für den Kunden',
    internal: 'Intern',
    help: { customer: 'Ohne Notizen, Bearbeiter und Priorität', internal: 'Mit Notizen; nicht weitergeben' },
  },
});
