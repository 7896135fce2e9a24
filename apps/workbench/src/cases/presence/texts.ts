import { defineTexts } from '#ui/i18n';

/** Words about colleagues at the same case. */
export const presenceTexts = defineTexts({
  zh: {
    somebody: '一位同事',
    writing: (names: string, _count: number) => `${names}正在写回复`,
    reading: (names: string, _count: number) => `${names}也打开了此案例`,
    meanwhile: '期间已有新的内容',
    stillSend: '请先阅读。您的回复尚未发送，内容保留。',
    sendAnyway: '仍然发送',
    keepWriting: '继续修改',
    solution: '解决方案',
    objection: '异议',
  },
  en: {
    somebody: 'A colleague',
    writing: (names, count) => `${names} ${count === 1 ? 'is' : 'are'} writing a reply`,
    reading: (names, count) => `${names} ${count === 1 ? 'has' : 'have'} this case open too`,
    meanwhile: 'New since you began to write',
    stillSend: 'Read it first. Your reply has not been sent; nothing of it is lost.',
    sendAnyway: 'Send all the same',
    keepWriting: 'Keep writing',
    solution: 'Solution',
    objection: 'Objection',
  },
  de: {
    somebody: 'Jemand aus dem Team',
    writing: (names, count) => `${names} ${count === 1 ? 'schreibt' : 'schreiben'} gerade eine Antwort`,
    reading: (names, count) => `${names} ${count === 1 ? 'hat' : 'haben'} diesen Fall auch offen`,
    meanwhile: 'Neu, seit Sie zu schreiben begannen',
    stillSend: 'Bitte erst lesen. Ihre Antwort ist noch nicht gesendet; nichts davon geht verloren.',
    sendAnyway: 'Trotzdem senden',
    keepWriting: 'Weiterschreiben',
    solution: 'Lösung',
    objection: 'Einwand',
  },
});
