import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { caseReasons, severities, textLimits, turns } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { caseWords } from '#ui/words';
import { customerZone } from '../../shell/operator.ts';
import { customerTime } from '../../shell/time/customer-time.ts';
import { fromFieldValue, ownZone, toFieldValue } from '../../shell/time/zones.ts';
import { Choices } from '../acts/Choices.tsx';
import { quickPicks } from '../acts/promise/quick-picks.ts';
import { actTexts } from '../acts/texts.ts';
import { caseTexts } from '../texts.ts';
import styles from './callers.module.css';
import type { CallerDraft } from './draft.ts';
import { callerTexts } from './texts.ts';

interface FieldsProps {
  draft: CallerDraft;
  write: (part: Partial<CallerDraft>) => void;
}

/** What the caller says: all of the company will read it. */
export function CaseFields({ draft, write }: FieldsProps) {
  const texts = useTexts(callerTexts);
  const words = useTexts(caseWords);
  return (
    <fieldset className={styles.group}>
      <legend>{texts.what}</legend>
      <div className={styles.three}>
        <Choices
          name={texts.severity}
          words={severities.map((value) => ({ value, label: words.severity[value] }))}
          chosen={draft.severity ?? ('' as never)}
          refusal={null}
          isBusy={false}
          choose={(severity) => write({ severity })}
        />
      </div>
      <div className={styles.two}>
        <NativeSelect
          label={texts.reason}
          value={draft.reason}
          onChange={(event) => write({ reason: event.currentTarget.value as CallerDraft['reason'] })}
          data={caseReasons.map((value) => ({ value, label: words.reason[value] }))}
        />
        <TextInput
          label={texts.errorNumber}
          value={draft.errorNumber}
          maxLength={32}
          autoComplete="off"
          spellCheck={false}
          classNames={{ input: 'mono' }}
          onChange={(event) => write({ errorNumber: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={texts.description}
        description={texts.descriptionHelp}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={textLimits.description}
        value={draft.description}
        onChange={(event) => write({ description: event.currentTarget.value })}
      />
    </fieldset>
  );
}

/** What was agreed on the phone: who acts next, and by when the customer hears again. */
export function AgreedFields({ draft, write }: FieldsProps) {
  const texts = useTexts(callerTexts);
  const acts = useTexts(actTexts);
  const cases = useTexts(caseTexts);
  const words = useTexts(caseWords);
  const { language } = useLanguage();
  const picks = [
    ['hour', acts.inHours(1)],
    ['fourHours', acts.inHours(4)],
    ['nextDay', acts.nextDay],
  ] as const;
  const theirs = draft.promisedUpdateAt && customerTime(language, draft.promisedUpdateAt);
  const promise = (at: Date | null) => write({ promisedUpdateAt: at?.toISOString() ?? null });
  return (
    <fieldset className={styles.group}>
      <legend>{texts.agreed}</legend>
      <Choices
        name={acts.turn}
        words={turns.map((value) => ({ value, label: words.deskTurn[value], icon: value }))}
        chosen={draft.turn}
        refusal={null}
        isBusy={false}
        choose={(turn) => write({ turn })}
      />
      <div className={styles.promise}>
        <TextInput
          type="datetime-local"
          label={texts.promise}
          description={theirs ? cases.customerTime(theirs) : texts.promiseHelp}
          value={draft.promisedUpdateAt ? toFieldValue(new Date(draft.promisedUpdateAt), ownZone()) : ''}
          onChange={(event) => promise(fromFieldValue(event.currentTarget.value, ownZone()))}
        />
        <div className={styles.picks}>
          {picks.map(([pick, label]) => (
            <Button
              key={pick}
              size="compact-sm"
              variant="default"
              onClick={() => promise(quickPicks(new Date(), customerZone)[pick])}
            >
              {label}
            </Button>
          ))}
        </div>
      </div>
    </fieldset>
  );
}
