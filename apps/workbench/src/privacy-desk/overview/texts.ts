import { defineTexts } from '#ui/i18n';

type Facts = Readonly<Record<string, string | number | null>>;

/** What each thing that is watched over is called, and its sentences by what it says. A new card is a line here. */
export const standingTexts = defineTexts({
  zh: {
    title: '是否一切如所承诺',
    help: '每次打开此页都会重新核对。',
    again: '重新核对',
    states: { right: '正常', wrong: '不符', unknown: '无法核对' },
    open: '打开登记册',
    cards: {
      'register-policy': '政策与登记册',
      'register-service': '境外保存的登记册',
      'register-home': '境内保存的登记册',
    } as Readonly<Record<string, string>>,
    sentences: {
      'register-policy same': (f: Facts) => `现行政策（第 ${f.version} 版）告知的内容就是系统实际所做的。`,
      'register-policy told-the-same': (f: Facts) =>
        `登记册在第 ${f.version} 版政策之后改过名称，但告知的内容没有变化。`,
      'register-policy another': (f: Facts) => `系统所做的与第 ${f.version} 版政策告知的不一致。请准备并发布新的政策。`,
      'register-policy not-kept': (f: Facts) => `无法得知第 ${f.version} 版政策依据的是哪一份登记册。`,
      'register-policy no-answer': () => '境内没有应答，无法核对现行政策。',
      'register-service kept': () => '系统现在使用的登记册已存档，任何人都无法更改。',
      'register-service not-kept': () => '系统现在使用的登记册没有存档。请重新启动服务并运行 npm run doctor。',
      'register-home kept': () => '境内使用同一份登记册，并已存档。',
      'register-home another': (f: Facts) => `境内使用另一份登记册（${f.hash}）。两边的软件版本可能不同。`,
      'register-home not-kept': () => '境内使用同一份登记册，但没有存档。请在境内重新启动。',
      'register-home no-answer': () => '境内没有应答。登录和撤回可能也受影响。',
    } as Readonly<Record<string, (facts: Facts) => string>>,
    fingerprint: '指纹',
    since: '自',
  },
  en: {
    title: 'Whether all is as promised',
    help: 'Checked anew each time this page is opened.',
    again: 'Check again',
    states: { right: 'in order', wrong: 'not so', unknown: 'cannot be checked' },
    open: 'Open the register',
    cards: {
      'register-policy': 'Policy and register',
      'register-service': 'Register kept abroad',
      'register-home': 'Register kept at home',
    } as Readonly<Record<string, string>>,
    sentences: {
      'register-policy same': (f: Facts) =>
        `The policy in force (version ${f.version}) tells people what the system does.`,
      'register-policy told-the-same': (f: Facts) =>
        `Names in the register have changed since version ${f.version} of the policy; what people are told has not.`,
      'register-policy another': (f: Facts) =>
        `The system does something else than version ${f.version} of the policy tells. Prepare and publish a new one.`,
      'register-policy not-kept': (f: Facts) =>
        `By which register version ${f.version} of the policy was written is not known.`,
      'register-policy no-answer': () => 'Home does not answer; the policy in force cannot be checked.',
      'register-service kept': () => 'The register that the system works by is kept, and nobody can change it.',
      'register-service not-kept': () =>
        'The register that the system works by is not kept. Restart the service and run npm run doctor.',
      'register-home kept': () => 'Home works by the same register and keeps it.',
      'register-home another': (f: Facts) =>
        `Home works by another register (${f.hash}). The two may run different versions.`,
      'register-home not-kept': () => 'Home works by the same register, but does not keep it. Restart home.',
      'register-home no-answer': () => 'Home does not answer. Sign-in and withdrawals may be affected too.',
    } as Readonly<Record<string, (facts: Facts) => string>>,
    fingerprint: 'Fingerprint',
    since: 'since',
  },
  de: {
    title: 'Ob alles ist, wie versprochen',
    help: 'Wird bei jedem Öffnen dieser Seite neu geprüft.',
    again: 'Neu prüfen',
    states: { right: 'in Ordnung', wrong: 'stimmt nicht', unknown: 'nicht prüfbar' },
    open: 'Verzeichnis öffnen',
    cards: {
      'register-policy': 'Erklärung und Verzeichnis',
      'register-service': 'Verzeichnis im Ausland',
      'register-home': 'Verzeichnis in der Heimatregion',
    } as Readonly<Record<string, string>>,
    sentences: {
      'register-policy same': (f: Facts) =>
        `Die geltende Datenschutzerklärung (Fassung ${f.version}) sagt, was das System tut.`,
      'register-policy told-the-same': (f: Facts) =>
        `Seit Fassung ${f.version} der Datenschutzerklärung haben sich nur Namen im Verzeichnis geändert, nicht das, was sie sagt.`,
      'register-policy another': (f: Facts) =>
        `Das System tut anderes, als Fassung ${f.version} der Datenschutzerklärung sagt. Bitte eine neue Fassung veröffentlichen.`,
      'register-policy not-kept': (f: Facts) =>
        `Nach welchem Verzeichnis Fassung ${f.version} der Datenschutzerklärung entstand, ist nicht bekannt.`,
      'register-policy no-answer': () => 'Die Heimatregion antwortet nicht; die geltende Fassung ist nicht prüfbar.',
      'register-service kept': () => 'Das Verzeichnis, nach dem das System arbeitet, ist abgelegt und unveränderlich.',
      'register-service not-kept': () =>
        'Das Verzeichnis, nach dem das System arbeitet, ist nicht abgelegt. Dienst neu starten und npm run doctor ausführen.',
      'register-home kept': () => 'Die Heimatregion arbeitet nach demselben Verzeichnis und hat es abgelegt.',
      'register-home another': (f: Facts) =>
        `Die Heimatregion arbeitet nach einem anderen Verzeichnis (${f.hash}). Vielleicht laufen verschiedene Versionen.`,
      'register-home not-kept': () =>
        'Die Heimatregion arbeitet nach demselben Verzeichnis, hat es aber nicht abgelegt. Dort neu starten.',
      'register-home no-answer': () =>
        'Die Heimatregion antwortet nicht. Auch Anmeldung und Widerruf können betroffen sein.',
    } as Readonly<Record<string, (facts: Facts) => string>>,
    fingerprint: 'Fingerabdruck',
    since: 'seit',
  },
});
