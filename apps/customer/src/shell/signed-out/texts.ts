import { defineTexts } from '#ui/i18n';

/** Words for somebody whose session has ended. */
export const signedOutTexts = defineTexts({
  zh: {
    title: '登录已结束',
    lead: '可能已超时，或在其他设备上退出了登录。',
    leadHere: '您在此浏览器的另一个窗口中退出了登录。',
    deleted: '退出时选择了删除：此设备上未发送的内容已删除，包括此窗口中的。',
    kept: '您填写的内容保留在此设备上（加密）。重新登录后，会回到原来的页面。',
    again: '重新登录',
    begin: '从头开始',
    policy: '隐私政策',
  },
  en: {
    title: 'You are signed out',
    lead: 'The session ran out, or it was ended from another device.',
    leadHere: 'You signed out in another window of this browser.',
    deleted: 'You chose to delete: what was not sent is gone from this device, from this window too.',
    kept: 'What you typed is kept on this device, encrypted. After signing in you are back where you were.',
    again: 'Sign in again',
    begin: 'Start from the beginning',
    policy: 'Privacy policy',
  },
  de: {
    title: 'Sie sind abgemeldet',
    lead: 'Die Sitzung ist abgelaufen oder wurde auf einem anderen Gerät beendet.',
    leadHere: 'Sie haben sich in einem anderen Fenster dieses Browsers abgemeldet.',
    deleted: 'Sie haben „Löschen“ gewählt: Nicht Gesendetes ist von diesem Gerät gelöscht, auch aus diesem Fenster.',
    kept: 'Ihre Eingaben bleiben verschlüsselt auf diesem Gerät. Nach der Anmeldung sind Sie wieder hier.',
    again: 'Wieder anmelden',
    begin: 'Von vorn beginnen',
    policy: 'Datenschutzerklärung',
  },
});
