import { defineTexts } from '#ui/i18n';

/** Words about files that are shown. */
export const fileTexts = defineTexts({
  zh: {
    enlarge: (name: string) => `查看 ${name}`,
    close: '关闭',
  },
  en: {
    enlarge: (name) => `Show ${name}`,
    close: 'Close',
  },
  de: {
    enlarge: (name) => `${name} zeigen`,
    close: 'Schließen',
  },
});
