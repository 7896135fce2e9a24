import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { caseActStates, type DeskCase, deskCaseRoutes, type MergeRefusal, mergingRoutes } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { codeOf, useMemberName, useWordsForProblem } from '#ui/words';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { queryClient } from '../../region/query-client.ts';
import styles from '../acts/Acts.module.css';
import { useAct } from '../use-act.ts';
import own from './merging.module.css';
import { isCaseNumber, useOtherCase } from './other-case.ts';
import { mergingTexts } from './texts.ts';

/** The same error number comes first, then as the service puts them: the newest. */
const likelyFirst = ({ errorNumber, possibleDuplicates }: DeskCase) =>
  possibleDuplicates.toSorted(
    (one, other) => Number(other.errorNumber === errorNumber) - Number(one.errorNumber === errorNumber),
  );

/** Two reports of one fault become one case: which is the other, and which of both goes on. */
export function MergeForm({ deskCase, close }: { deskCase: DeskCase; close: () => void }) {
  const texts = useTexts(mergingTexts);
  const { caseNumber, errorNumber } = deskCase;
  const possibleDuplicates = likelyFirst(deskCase);
  // Another fault of the machine is never chosen beforehand: Enter would merge what nobody looked at.
  const [likely] = possibleDuplicates.filter((one) => errorNumber !== null && one.errorNumber === errorNumber);
  const { other, found, error, typed, type, chosen, choose } = useOtherCase(caseNumber, likely?.caseNumber ?? '');
  // What was reported first goes on, unless somebody says otherwise.
  const [said, say] = useState<'this' | 'other' | null>(null);
  const goesOn = said ?? (found && deskCase.openedAt <= found.openedAt ? 'this' : 'other');
  const [away, into] = goesOn === 'this' ? [other, caseNumber] : [caseNumber, other];
  const refusal = useMergeRefusal(deskCase, other, found, error);
  const act = useMerging(caseNumber);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (found && refusal === null && !act.isPending) act.merge(away, into, close);
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      {possibleDuplicates.length > 0 && <Candidates candidates={possibleDuplicates} chosen={chosen} choose={choose} />}
      <label className={styles.field}>
        {possibleDuplicates.length > 0 ? texts.byNumber : texts.which}
        <input className="mono" value={typed} maxLength={12} onChange={(event) => type(event.currentTarget.value)} />
      </label>
      {!other && <p className={styles.help}>{texts.numberHelp}</p>}
      {refusal !== null && <Refused words={refusal} />}
      {found && refusal === null && (
        <>
          <Survivor deskCase={deskCase} other={found} goesOn={goesOn} set={say} />
          <Outcome away={away} into={goesOn === 'this' ? deskCase : found} other={found} deskCase={deskCase} />
        </>
      )}
      <MergeError error={act.error} />
      <Button type="submit" size="sm" loading={act.isPending} disabled={!found || refusal !== null}>
        {texts.send}
      </Button>
    </form>
  );
}

/** Why the form cannot be sent, above its button. */
export function Refused({ words }: { words: string }) {
  return (
    <p className={styles.error} role="alert">
      {words}
    </p>
  );
}

interface CandidatesProps {
  candidates: DeskCase['possibleDuplicates'];
  chosen: string;
  choose: (caseNumber: string) => void;
}

function Candidates({ candidates, chosen, choose }: CandidatesProps) {
  const texts = useTexts(mergingTexts);
  const formats = useFormats();
  const nameOf = useMemberName();
  return (
    <fieldset className={own.candidates}>
      <legend>{texts.candidates}</legend>
      {candidates.map((each) => (
        <label key={each.caseNumber}>
          <input
            type="radio"
            name="merge-with"
            checked={chosen === each.caseNumber}
            onChange={() => choose(each.caseNumber)}
          />
          <span>
            <b className="mono">{each.caseNumber}</b>{' '}
            {each.errorNumber && <span className="mono">{each.errorNumber}</span>}{' '}
            <small>
              {formats.dateTime(each.openedAt)}
              {each.openedBy !== null && ` · ${nameOf(each.openedBy)}`}
            </small>
            <span className={own.words}>{each.description}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface SurvivorProps {
  deskCase: DeskCase;
  other: DeskCase;
  goesOn: 'this' | 'other';
  set: (goesOn: 'this' | 'other') => void;
}

function Survivor({ deskCase, other, goesOn, set }: SurvivorProps) {
  const texts = useTexts(mergingTexts);
  const choices = [
    ['this', texts.thisOne(deskCase.caseNumber)],
    ['other', other.caseNumber],
  ] as const;
  return (
    <fieldset className={own.candidates} data-row>
      <legend>{texts.goesOn}</legend>
      {choices.map(([value, words]) => (
        <label key={value}>
          <input type="radio" name="merge-goes-on" checked={goesOn === value} onChange={() => set(value)} />
          <span className="mono">{words}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Outcome({
  away,
  into,
  other,
  deskCase,
}: {
  away: string;
  into: DeskCase;
  other: DeskCase;
  deskCase: DeskCase;
}) {
  const texts = useTexts(mergingTexts);
  return (
    <div className={own.outcome}>
      <p>
        <b>{texts.result(away, into.caseNumber)}</b>
      </p>
      {other.machineNumber !== deskCase.machineNumber && (
        <p className={own.warning}>{texts.otherMachine(other.machineNumber)}</p>
      )}
      {into.turn === 'customer' && <p className={own.warning}>{texts.waitsForCustomer(into.caseNumber)}</p>}
      <p className={styles.help}>{texts.effects}</p>
    </div>
  );
}

/** Why these two cannot be merged, known before anything is sent; null when they can, or while nothing is chosen. */
function useMergeRefusal(
  deskCase: DeskCase,
  other: string,
  found: DeskCase | undefined,
  error: unknown,
): string | null {
  const texts = useTexts(mergingTexts);
  const words = useWordsForProblem();
  if (!isCaseNumber(other)) return null;
  if (other === deskCase.caseNumber) return texts.refusal.itself;
  if (!found) return error ? (codeOf(error) === 'case-not-found' ? texts.unknown : words(error)) : null;
  if (found.companyId !== deskCase.companyId) return texts.refusal['other-company'];
  if (found.productLine !== deskCase.productLine) return texts.refusal['other-product-line'];
  if (found.goesOnIn) return texts.isMerged(found.goesOnIn);
  return caseActStates['take-in'].includes(found.state) ? null : texts.isOver;
}

// The merge got its id at the service; whoever takes it back asks for it.
async function unmerge(away: string, into: string): Promise<void> {
  const { merges } = await call(deskCaseRoutes.readDeskCase, { params: { caseNumber: into } });
  const merge = merges.find((each) => each.caseNumber === away && each.into === into);
  if (merge) await call(mergingRoutes.undoMerge, { params: { caseNumber: away, mergeId: merge.mergeId }, body: {} });
  for (const number of [away, into]) void queryClient.invalidateQueries({ queryKey: keys.case(number) });
}

function useMerging(caseNumber: string) {
  const texts = useTexts(mergingTexts);
  const act = useAct(caseNumber, { isInline: true });
  const merge = (away: string, into: string, whenDone: () => void) =>
    act.mutate(
      {
        send: () => call(mergingRoutes.mergeCase, { params: { caseNumber: away, into }, body: {} }),
        done: texts.done(away, into),
        undo: () => unmerge(away, into),
      },
      {
        onSuccess: () => {
          for (const number of [away, into]) void queryClient.invalidateQueries({ queryKey: keys.case(number) });
          whenDone();
        },
      },
    );
  return { merge, error: act.error, isPending: act.isPending };
}

function MergeError({ error }: { error: unknown }) {
  const texts = useTexts(mergingTexts);
  const words = useWordsForProblem();
  if (!error) return null;
  const why = (error as { problem?: { fields?: { into?: string } } }).problem?.fields?.into;
  const isKnown = (word: string | undefined): word is MergeRefusal => word !== undefined && word in texts.refusal;
  return <Refused words={isKnown(why) ? texts.refusal[why] : words(error)} />;
}
