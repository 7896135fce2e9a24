import { AlarmList } from './alarms/AlarmList.tsx';
import { alarmOf } from './alarms/catalogue.ts';
import { RaiseKeys } from './alarms/RaiseKeys.tsx';
import { CodePanel } from './code/CodePanel.tsx';
import { Instruments } from './machine/Instruments.tsx';
import { type PlayedMachine, statusOf } from './machine/machines.ts';
import { StatusBar } from './machine/StatusBar.tsx';
import { controlTexts } from './texts.ts';
import { useControl } from './use-control.ts';

/** The panel of a machine's control. */
export function Control({ machines, home }: { machines: PlayedMachine[]; home: string }) {
  const { control, chooseMachine, chooseKind, chooseLanguage, clearAll, toggleAlarm } = useControl(machines, home);
  const texts = controlTexts[control.language];
  const active = control.raised.map((alarm) => alarmOf(alarm.errorNumber));
  const status = statusOf(active);
  return (
    <>
      <StatusBar
        texts={texts}
        control={control}
        status={status}
        machines={machines}
        onMachine={chooseMachine}
        onLanguage={chooseLanguage}
      />
      <main className="panel">
        <Instruments texts={texts} control={control} active={active} />
        <AlarmList texts={texts} control={control} onClear={toggleAlarm} onClearAll={clearAll} />
        <RaiseKeys texts={texts} control={control} onToggle={toggleAlarm} />
        <CodePanel texts={texts} control={control} onKind={chooseKind} />
      </main>
    </>
  );
}
