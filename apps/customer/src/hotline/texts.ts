import { defineTexts } from '#ui/i18n';

/** Words beside the hotlines. */
export const hotlineTexts = defineTexts({
  zh: {
    call: (line: string) => `${line}热线`,
    phoneWarning: '通话时请勿透露敏感信息或他人的信息。',
  },
  en: {
    call: (line) => `Hotline: ${line}`,
    phoneWarning: 'On the phone, please say nothing sensitive and nothing about other people.',
  },
  de: {
    call: (line) => `Hotline ${line}`,
    phoneWarning: 'Bitte am Telefon nichts Sensibles und nichts über andere Personen sagen.',
  },
});
