import { defineTexts } from '#ui/i18n';

export const splittingTexts = defineTexts({
  zh: {
    split: '拆分第二个问题',
    which: '哪些内容说的是另一个问题',
    none: '此案例没有可拆分的客户回复或通话。',
    machine: '设备编号',
    severity: '设备状况',
    errorNumber: '错误号（选填）',
    told: '客户在电话里说了什么',
    toldHelp: '新案例以此开头，客户看得到。',
    help: '所选内容在两个案例中都可见；客户看得到回复和通话，看不到备注。要撤销，请把新案例合并回来。',
    needsCustomer: '请至少选择一条客户的回复或一次通话。',
    late: {
      'already-split': '所选内容中至少有一条已拆分到另一个案例。请查看时间线，或选择其他内容。',
      unknown: '所选内容中至少有一条已不在此案例中。请查看时间线，或选择其他内容。',
    },
    send: '拆分',
    done: (number: string) => `已建立 ${number}`,
  },
  en: {
    split: 'Split off a problem',
    which: 'What is about another problem',
    none: 'There is no reply of the customer and no call to split off here.',
    machine: 'Machine number',
    severity: 'The machine',
    errorNumber: 'Error number (optional)',
    told: 'What the customer told on the phone',
    toldHelp: 'The new case begins with it, and the customer reads it.',
    help: 'What you choose stands in both cases; the customer sees replies and calls, never notes. To undo it, merge the new case back.',
    needsCustomer: 'Choose one reply of the customer or one call at least.',
    late: {
      'already-split': 'One of these was split off already. See the timeline, or choose other entries.',
      unknown: 'One of these no longer stands in this case. See the timeline, or choose other entries.',
    },
    send: 'Split',
    done: (number) => `${number} opened`,
  },
  de: {
    split: 'Problem abtrennen',
    which: 'Was ein anderes Problem betrifft',
    none: 'Hier gibt es keine Antwort des Kunden und keinen Anruf zum Abtrennen.',
    machine: 'Maschinennummer',
    severity: 'Die Maschine',
    errorNumber: 'Fehlernummer (optional)',
    told: 'Was der Kunde am Telefon gesagt hat',
    toldHelp: 'Damit beginnt der neue Fall; der Kunde liest es.',
    help: 'Was Sie wählen, steht in beiden Fällen; der Kunde sieht Antworten und Anrufe, nie Notizen. Rückgängig: den neuen Fall wieder zusammenführen.',
    needsCustomer: 'Wählen Sie mindestens eine Antwort des Kunden oder einen Anruf.',
    late: {
      'already-split':
        'Einer dieser Einträge wurde bereits abgetrennt. Sehen Sie im Verlauf nach oder wählen Sie andere.',
      unknown:
        'Einer dieser Einträge steht nicht mehr in diesem Fall. Sehen Sie im Verlauf nach oder wählen Sie andere.',
    },
    send: 'Abtrennen',
    done: (number) => `${number} eröffnet`,
  },
});
