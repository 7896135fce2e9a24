import type { Language } from '#contract';
import type { ReadAlarmCode } from '#contract/alarm-code';
import { formatsOf } from '#ui/i18n';
import type { Draft } from './draft.ts';
import { openingTexts } from './texts.ts';

/** What an alarm code fills in: machine, error number, and a description that can be sent as it is. */
export function filledBy(code: ReadAlarmCode, language: Language): Partial<Draft> {
  const texts = openingTexts[language];
  const alarms = code.alarms
    .map((alarm) => (alarm.text ? `${alarm.errorNumber} ${alarm.text}` : alarm.errorNumber))
    .join(texts.separator);
  return {
    machineNumber: code.machineNumber,
    reason: 'fault',
    errorNumber: code.alarms[0]?.errorNumber ?? '',
    alarms: code.alarms,
    alarmsAt: code.at,
    controlSoftware: code.controlSoftware ?? null,
    alarmSignature: code.signature ?? null,
    description: alarms ? texts.alarmDescription(alarms, formatsOf(language).dateTime(code.at)) : '',
  };
}

/** What a machine number alone fills in; alarms of another machine do not stay. */
export const filledByNumber = (machineNumber: string): Partial<Draft> => ({
  machineNumber,
  errorNumber: '',
  alarms: [],
  alarmsAt: null,
  controlSoftware: null,
  alarmSignature: null,
  description: '',
});
