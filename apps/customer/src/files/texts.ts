import { defineTexts } from '#ui/i18n';

/** Words about photos. */
export const fileTexts = defineTexts({
  zh: {
    label: '照片',
    add: '添加照片',
    hint: '请勿拍到人员、文件或敏感信息。位置信息会被删除。',
    uploading: (percent: number) => `已上传 ${percent}%`,
    waiting: '等待网络',
    checking: '正在检查',
    ready: '已就绪',
    remove: (name: string) => `移除 ${name}`,
    again: '重试',
    tooMany: (most: number) => `最多 ${most} 张照片。`,
    enlarge: (name: string) => `查看 ${name}`,
    close: '关闭',
    lost: (count: number) => `${count} 张照片因页面关闭未上传完，请重新添加。`,
  },
  en: {
    label: 'Photos',
    add: 'Add photos',
    hint: 'Keep people, papers and sensitive data out of the picture. The place where it was taken is removed.',
    uploading: (percent) => `${percent}% uploaded`,
    waiting: 'Waiting for a connection',
    checking: 'Checking',
    ready: 'Ready',
    remove: (name) => `Remove ${name}`,
    again: 'Try again',
    tooMany: (most) => `${most} photos at most.`,
    enlarge: (name) => `Show ${name}`,
    close: 'Close',
    lost: (count) =>
      count === 1
        ? 'One photo was not finished when the page closed. Please add it again.'
        : `${count} photos were not finished when the page closed. Please add them again.`,
  },
  de: {
    label: 'Fotos',
    add: 'Fotos hinzufügen',
    hint: 'Bitte keine Personen, Papiere oder sensiblen Daten aufnehmen. Der Aufnahmeort wird entfernt.',
    uploading: (percent) => `${percent} % hochgeladen`,
    waiting: 'Wartet auf Verbindung',
    checking: 'Wird geprüft',
    ready: 'Bereit',
    remove: (name) => `${name} entfernen`,
    again: 'Noch einmal',
    tooMany: (most) => `Höchstens ${most} Fotos.`,
    enlarge: (name) => `${name} zeigen`,
    close: 'Schließen',
    lost: (count) =>
      count === 1
        ? 'Ein Foto war beim Schließen der Seite nicht fertig. Bitte fügen Sie es neu hinzu.'
        : `${count} Fotos waren beim Schließen der Seite nicht fertig. Bitte fügen Sie sie neu hinzu.`,
  },
});
