import { defineTexts } from '#ui/i18n';

export const splittingTexts = defineTexts({
  zh: {
    split: '拆分第二个问题',
    which: '哪些回复说的是另一个问题',
    none: '此案例还没有客户的回复。',
    machine: '设备编号',
    severity: '设备状况',
    errorNumber: '错误号（选填）',
    help: '新案例以客户的原话开头；所选回复在两个案例中都可见，客户也能看到。要撤销，请把新案例合并回来。',
    needsCustomer: '请至少选择一条客户的回复。',
    alreadySplit: '所选回复中至少有一条已拆分到另一个案例。请查看时间线，或选择其他回复。',
    send: '拆分',
    done: (number: string) => `已建立 ${number}`,
  },
  en: {
    split: 'Split off a problem',
    which: 'Which replies speak of another problem',
    none: 'The customer has not replied in this case yet.',
    machine: 'Machine number',
    severity: 'The machine',
    errorNumber: 'Error number (optional)',
    help: 'The new case begins in the customer’s own words; the chosen replies stand in both, and the customer sees it. To undo it, merge the new case back.',
    needsCustomer: 'Choose one reply of the customer at least.',
    alreadySplit: 'One of these replies was split off already. See the timeline, or choose other replies.',
    send: 'Split',
    done: (number) => `${number} opened`,
  },
  de: {
    split: 'Problem abtrennen',
    which: 'Welche Antworten ein anderes Problem meinen',
    none: 'Der Kunde hat in diesem Fall noch nicht geantwortet.',
    machine: 'Maschinennummer',
    severity: 'Die Maschine',
    errorNumber: 'Fehlernummer (optional)',
    help: 'Der neue Fall beginnt mit den Worten des Kunden; die gewählten Antworten stehen in beiden, und der Kunde sieht es. Rückgängig: den neuen Fall wieder zusammenführen.',
    needsCustomer: 'Wählen Sie mindestens eine Antwort des Kunden.',
    alreadySplit:
      'Eine dieser Antworten wurde bereits abgetrennt. Sehen Sie im Verlauf nach oder wählen Sie andere Antworten.',
    send: 'Abtrennen',
    done: (number) => `${number} eröffnet`,
  },
});
