import { defineTexts } from '#ui/i18n';

/** Words for somebody whose session has ended. */
export const signedOutTexts = defineTexts({
  zh: {
    title: '登录已结束',
    lead: '可能已超时，或在其他设备上退出了登录。',
    kept: '您填写的内容保留在此设备上（加密）。重新登录后，会回到原来的页面。',
    again: '重新登录',
    begin: '从头开始',
  },
  en: {
    title: 'You are signed out',
    lead: 'The session ran out, or it was ended from another device.',
    kept: 'What you typed is kept on this device, encrypted. After signing in you are back where you were.',
    again: 'Sign in again',
    begin: 'Start from the beginning',
  },
  de: {
    title: 'Sie sind abgemeldet',
    lead: 'Die Sitzung ist abgelaufen oder wurde auf einem anderen Gerät beendet.',
    kept: 'Ihre Eingaben bleiben verschlüsselt auf diesem Gerät. Nach der Anmeldung sind Sie wieder hier.',
    again: 'Wieder anmelden',
    begin: 'Von vorn beginnen',
  },
});
