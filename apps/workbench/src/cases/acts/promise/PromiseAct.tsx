import { Button } from '@mantine/core';
import { useState } from 'react';
import { type DeskCase, deskCaseRoutes } from '#contract';
import { useFormats, useLanguage, useTexts } from '#ui/i18n';
import { call } from '../../../region/client.ts';
import { customerZone } from '../../../shell/operator.ts';
import { ReasonedButton } from '../../../shell/ReasonedButton.tsx';
import { customerTime } from '../../../shell/time/customer-time.ts';
import { minute } from '../../../shell/time/minute.ts';
import { Time } from '../../../shell/time/Time.tsx';
import { fromFieldValue, ownZone } from '../../../shell/time/zones.ts';
import { clockTexts } from '../../clocks/texts.ts';
import { stepWithArrows } from '../../keys/focus.ts';
import { KeyHint } from '../../keys/KeyHint.tsx';
import { caseTexts } from '../../texts.ts';
import { useAct, useRefusal } from '../../use-act.ts';
import styles from '../Acts.module.css';
import { actTexts } from '../texts.ts';
import { quickPicks } from './quick-picks.ts';

/** When the maker acts next: quick picks, or any time, always with the customer's clock beside. */
export function PromiseAct({ deskCase }: { deskCase: DeskCase }) {
  const texts = useTexts(actTexts);
  const formats = useFormats();
  const { caseNumber, promisedUpdateAt } = deskCase;
  const act = useAct(caseNumber);
  const refusal = useRefusal('set-promise', deskCaseRoutes.promiseUpdate, deskCase);
  const send = (at: string | null) => () =>
    call(deskCaseRoutes.promiseUpdate, { params: { caseNumber }, body: { promisedUpdateAt: at } });
  const promise = (at: Date | null) => {
    const instant = at?.toISOString() ?? null;
    act.mutate({
      send: send(instant),
      done: instant ? texts.promiseSet(formats.dateTime(instant)) : texts.promiseTaken,
      undo: send(promisedUpdateAt),
    });
  };
  return (
    <section data-act="promise">
      <div className={styles.label}>
        {texts.promise}
        {refusal === null && <small>{texts.promiseHelp}</small>}
        <KeyHint name="u" />
      </div>
      <Promised at={promisedUpdateAt} />
      {refusal === null ? (
        <>
          <Picks promise={promise} isBusy={act.isPending} suggestedAt={deskCase.clocks?.suggestedUpdateAt} />
          <OwnTime promise={promise} isBusy={act.isPending} />
          {promisedUpdateAt && (
            <Button size="compact-sm" variant="subtle" mt={4} onClick={() => act.isPending || promise(null)}>
              {texts.takeBack}
            </Button>
          )}
        </>
      ) : (
        <p className={`${styles.help} ${styles.refusal}`}>{refusal}</p>
      )}
    </section>
  );
}

function Promised({ at }: { at: string | null }) {
  const texts = useTexts(caseTexts);
  const { language } = useLanguage();
  if (at === null) return <p className={styles.promised}>{texts.noPromise}</p>;
  const theirs = customerTime(language, at);
  return (
    <p className={styles.promised}>
      <Time at={at} as="both" />
      {theirs && <small>{texts.customerTime(theirs)}</small>}
    </p>
  );
}

interface PromiseProps {
  promise: (at: Date) => void;
  isBusy: boolean;
}

const isToday = (instant: string, now: Date) => new Date(instant).toDateString() === now.toDateString();

function Picks({ promise, isBusy, suggestedAt }: PromiseProps & { suggestedAt: string | undefined }) {
  const texts = useTexts(actTexts);
  const clocks = useTexts(clockTexts);
  const formats = useFormats();
  const now = minute.use();
  const picks = [
    ['hour', texts.inHours(1)],
    ['fourHours', texts.inHours(4)],
    ['nextDay', texts.nextDay],
    ['nextMonday', texts.nextMonday],
  ] as const;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows go between its buttons, which do the work
    <div className={styles.picks} data-picks onKeyDown={stepWithArrows}>
      {suggestedAt && new Date(suggestedAt) > now && (
        <Button size="compact-sm" variant="light" onClick={() => isBusy || promise(new Date(suggestedAt))}>
          {clocks.suggested(isToday(suggestedAt, now) ? formats.time(suggestedAt) : formats.dateTime(suggestedAt))}
        </Button>
      )}
      {picks.map(([pick, words]) => (
        <Button
          key={pick}
          size="compact-sm"
          variant="default"
          // Not disabled meanwhile: that would take the keyboard away.
          onClick={() => isBusy || promise(quickPicks(new Date(), customerZone)[pick])}
        >
          {words}
        </Button>
      ))}
    </div>
  );
}

function OwnTime({ promise, isBusy }: PromiseProps) {
  const texts = useTexts(actTexts);
  const cases = useTexts(caseTexts);
  const { language } = useLanguage();
  const [typed, setTyped] = useState('');
  const at = fromFieldValue(typed, ownZone());
  const isPast = at !== null && at.getTime() <= Date.now();
  const theirs = at && customerTime(language, at.toISOString());
  return (
    <form
      className={styles.own}
      onSubmit={(event) => {
        event.preventDefault();
        if (at && !isPast) promise(at);
      }}
    >
      <label className={styles.field}>
        {texts.ownTime}
        <span className={styles.row}>
          <input type="datetime-local" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
          <ReasonedButton
            type="submit"
            size="sm"
            variant="default"
            loading={isBusy}
            reason={at === null ? texts.fill : isPast ? texts.inPast : null}
          >
            {texts.setPromise}
          </ReasonedButton>
        </span>
      </label>
      {isPast && <p className={styles.error}>{texts.inPast}</p>}
      {theirs && !isPast && <p className={styles.help}>{cases.customerTime(theirs)}</p>}
    </form>
  );
}
