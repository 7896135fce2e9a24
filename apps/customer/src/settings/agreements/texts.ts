import { defineTexts } from '#ui/i18n';

/** Words of what a person agreed to. */
export const agreementTexts = defineTexts({
  zh: {
    needed: '使用服务所必需',
    optional: '自愿',
    kinds: {
      policy: '隐私政策',
      'cross-border': '向境外提供个人信息',
      'improvement-analysis': '用于改进的案例分析',
      'extra-notices': '额外的电子邮件和短信通知',
    },
    leads: {
      'improvement-analysis':
        '我们统计哪些型号和软件反复出现同样的故障，不使用姓名、公司、文字和照片。不同意也不影响服务。',
      'extra-notices': '案例有进展时，给您发电子邮件或短信。不同意也不影响服务，所有内容都能在应用中看到。',
    },
    agree: { 'improvement-analysis': '同意分析', 'extra-notices': '同意接收通知' },
    notGiven: '未同意',
    given: (version: number, when: string) => `已同意版本 ${version}，${when}`,
    withdrawn: (when: string) => `已撤回，${when}`,
    textChanged: (version: number, when: string) => `已关闭：您曾同意版本 ${version}（${when}），此后文本有变更`,
    readAgreed: '查看当时同意的文本',
    readText: '阅读全文',
    withdraw: '撤回同意',
    withdrawLead: '撤回后将立即停止服务，您将无法新建和查看案例。此设备上未发送的内容会被删除。之前的处理仍然合法。',
    reallyWithdraw: '确认撤回',
    cancel: '取消',
    stopping: '已撤回。服务区域暂时无法连接，恢复后会立即停止处理，无需再操作。',
    understood: '知道了',
    history: '记录',
    historyLead: '您的每一次决定，最近的在前。',
    decided: { given: '同意', withdrawn: '撤回' },
    inVersion: (version: number) => `版本 ${version}`,
    receipt: '下载凭证（JSON）',
    receiptLead: '凭证列出您同意的内容、用途、接收方和每次决定的时间，格式为 ISO/IEC TS 27560。',
    receiptName: '同意凭证',
  },
  en: {
    needed: 'Needed for the service',
    optional: 'Optional',
    kinds: {
      policy: 'Privacy policy',
      'cross-border': 'Transfer of personal data abroad',
      'improvement-analysis': 'Analysis for improvement',
      'extra-notices': 'More notices by e-mail and SMS',
    },
    leads: {
      'improvement-analysis':
        'We count which models and software keep showing the same error: without names, companies, texts and photos. Without it the service stays the same.',
      'extra-notices':
        'An e-mail or SMS when something happens in a case. Without it the service stays the same: everything is in the app.',
    },
    agree: { 'improvement-analysis': 'Agree to the analysis', 'extra-notices': 'Agree to notices' },
    notGiven: 'Not agreed',
    given: (version, when) => `Agreed to version ${version}, ${when}`,
    withdrawn: (when) => `Withdrawn, ${when}`,
    textChanged: (version, when) => `Off: the text has changed since you agreed to version ${version}, ${when}`,
    readAgreed: 'Read the text you agreed to',
    readText: 'Read the text',
    withdraw: 'Withdraw consent',
    withdrawLead:
      'The service then stops at once: you can neither open nor see cases. Drafts on this device are deleted. What was done before stays lawful.',
    reallyWithdraw: 'Withdraw now',
    cancel: 'Cancel',
    stopping:
      'Withdrawn. The service region cannot be reached right now; it stops as soon as it can. You need do nothing more.',
    understood: 'OK',
    history: 'History',
    historyLead: 'Each of your decisions, the latest first.',
    decided: { given: 'Agreed', withdrawn: 'Withdrawn' },
    inVersion: (version) => `version ${version}`,
    receipt: 'Download receipt (JSON)',
    receiptLead:
      'It lists what you agreed to, what for, who receives it, and when you decided, in the format ISO/IEC TS 27560.',
    receiptName: 'consent-receipt',
  },
  de: {
    needed: 'Für den Service nötig',
    optional: 'Freiwillig',
    kinds: {
      policy: 'Datenschutzerklärung',
      'cross-border': 'Übermittlung ins Ausland',
      'improvement-analysis': 'Auswertung zur Verbesserung',
      'extra-notices': 'Mehr Mitteilungen per E-Mail und SMS',
    },
    leads: {
      'improvement-analysis':
        'Wir zählen, bei welchen Modellen und welcher Software derselbe Fehler wiederkehrt: ohne Namen, Firma, Texte und Fotos. Auch ohne sie bleibt der Service derselbe.',
      'extra-notices':
        'Eine E-Mail oder SMS, sobald sich in einem Fall etwas tut. Auch ohne sie bleibt der Service derselbe: Alles steht in der App.',
    },
    agree: { 'improvement-analysis': 'In die Auswertung einwilligen', 'extra-notices': 'In Mitteilungen einwilligen' },
    notGiven: 'Nicht eingewilligt',
    given: (version, when) => `Fassung ${version} zugestimmt, ${when}`,
    withdrawn: (when) => `Widerrufen, ${when}`,
    textChanged: (version, when) =>
      `Aus: Der Text hat sich geändert, seit Sie Fassung ${version} zugestimmt haben, ${when}`,
    readAgreed: 'Text lesen, dem Sie zugestimmt haben',
    readText: 'Text lesen',
    withdraw: 'Einwilligung widerrufen',
    withdrawLead:
      'Der Service endet dann sofort: Sie können keine Fälle mehr eröffnen oder sehen. Entwürfe auf diesem Gerät werden gelöscht. Früheres bleibt rechtmäßig.',
    reallyWithdraw: 'Jetzt widerrufen',
    cancel: 'Abbrechen',
    stopping:
      'Widerrufen. Die Serviceregion ist gerade nicht erreichbar; sobald sie es ist, endet die Verarbeitung auch dort. Sie müssen nichts weiter tun.',
    understood: 'Verstanden',
    history: 'Verlauf',
    historyLead: 'Jede Ihrer Entscheidungen, die letzte zuerst.',
    decided: { given: 'Zugestimmt', withdrawn: 'Widerrufen' },
    inVersion: (version) => `Fassung ${version}`,
    receipt: 'Beleg herunterladen (JSON)',
    receiptLead:
      'Er nennt, wozu Sie eingewilligt haben, wofür, wer die Daten erhält und wann Sie entschieden haben, im Format ISO/IEC TS 27560.',
    receiptName: 'einwilligungen',
  },
});
