import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { type DeskCase, linkingRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { codeOf, useWordsForProblem } from '#ui/words';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { queryClient } from '../../region/query-client.ts';
import { ActError } from '../acts/ActError.tsx';
import styles from '../acts/Acts.module.css';
import { Refused } from '../merging/MergeForm.tsx';
import own from '../merging/merging.module.css';
import { isCaseNumber, useOtherCase } from '../merging/other-case.ts';
import { useAct } from '../use-act.ts';
import { linkingTexts } from './texts.ts';

const suggestedAtMost = 5;

/** The same fault at two companies, or twice at one: staff keep both in sight, and customers learn nothing of it. */
export function LinkForm({ deskCase, close }: { deskCase: DeskCase; close: () => void }) {
  const texts = useTexts(linkingTexts);
  const { caseNumber, links, similarCases } = deskCase;
  const linked = links.map(({ other }) => other?.caseNumber);
  const suggested = similarCases.filter((each) => !linked.includes(each.caseNumber)).slice(0, suggestedAtMost);
  const { other, found, error, typed, type, chosen, choose } = useOtherCase(caseNumber, suggested[0]?.caseNumber ?? '');
  const refusal = useLinkRefusal(deskCase, other, found, error);
  const act = useLinking(deskCase.caseNumber);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (found && refusal === null && !act.isPending) act.link(other, close);
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      {suggested.length > 0 && <Suggested cases={suggested} chosen={chosen} choose={choose} />}
      <label className={styles.field}>
        {suggested.length > 0 ? texts.byOtherNumber : texts.byNumber}
        <input className="mono" value={typed} maxLength={12} onChange={(event) => type(event.currentTarget.value)} />
      </label>
      {refusal !== null && <Refused words={refusal} />}
      {found && refusal === null && <Found found={found} />}
      <p className={styles.help}>{texts.help}</p>
      <ActError error={act.error} />
      <Button type="submit" size="sm" loading={act.isPending} disabled={!found || refusal !== null}>
        {texts.send}
      </Button>
    </form>
  );
}

function useLinking(caseNumber: string) {
  const texts = useTexts(linkingTexts);
  const act = useAct(caseNumber, { isInline: true });
  const link = (other: string, whenDone: () => void) =>
    act.mutate(
      {
        send: () => call(linkingRoutes.linkCases, { params: { caseNumber, other }, body: {} }),
        done: texts.done(other),
      },
      {
        onSuccess: () => {
          void queryClient.invalidateQueries({ queryKey: keys.case(other) });
          whenDone();
        },
      },
    );
  return { link, error: act.error, isPending: act.isPending };
}

interface SuggestedProps {
  cases: DeskCase['similarCases'];
  chosen: string;
  choose: (caseNumber: string) => void;
}

function Suggested({ cases, chosen, choose }: SuggestedProps) {
  const texts = useTexts(linkingTexts);
  return (
    <fieldset className={own.candidates}>
      <legend>{texts.candidates}</legend>
      {cases.map((each) => (
        <label key={each.caseNumber}>
          <input
            type="radio"
            name="link-with"
            checked={chosen === each.caseNumber}
            onChange={() => choose(each.caseNumber)}
          />
          <span>
            <b className="mono">{each.caseNumber}</b> <small>{each.companyName}</small>
            <span className={own.words}>{each.description}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Found({ found }: { found: DeskCase }) {
  return (
    <div className={own.outcome}>
      <p>
        <b>{found.companyName}</b>
      </p>
      <p>
        <span className="mono">{found.machineNumber}</span> {found.model}{' '}
        {found.errorNumber && <span className="mono">{found.errorNumber}</span>}
      </p>
      <p className={own.words}>{found.description}</p>
    </div>
  );
}

function useLinkRefusal(deskCase: DeskCase, other: string, found: DeskCase | undefined, error: unknown): string | null {
  const texts = useTexts(linkingTexts);
  const words = useWordsForProblem();
  if (!isCaseNumber(other)) return null;
  if (other === deskCase.caseNumber) return texts.itself;
  if (deskCase.links.some((link) => link.other?.caseNumber === other)) return texts.already;
  if (!found) return error ? (codeOf(error) === 'case-not-found' ? texts.unknown : words(error)) : null;
  return found.goesOnIn ? texts.isMerged(found.goesOnIn) : null;
}
