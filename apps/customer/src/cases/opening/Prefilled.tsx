import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { caseReasons } from '#contract';
import { useTexts } from '#ui/i18n';
import { caseWords } from '#ui/words';
import { machinesQuery } from '../../machines/queries.ts';
import { Button, Card, Choices, Facts, fieldStyles, SelectField, Skeleton, TextField } from '../../parts/index.ts';
import { type Member, membersQuery } from '../../session/queries.ts';
import type { Draft } from './draft.ts';
import styles from './opening.module.css';
import type { wrongIn } from './sending.ts';
import { openingTexts } from './texts.ts';

interface PrefilledProps {
  draft: Draft;
  member: Member;
  onChange: (change: Partial<Draft>) => void;
  wrong: ReturnType<typeof wrongIn>;
}

/** What is known already, folded into a summary; a tap unfolds it. */
export function Prefilled(props: PrefilledProps) {
  const { draft, wrong } = props;
  const [isOpen, setIsOpen] = useState(draft.machineNumber === '');
  const mustOpen = wrong.has('machine') || wrong.has('error') || wrong.has('contact');
  return (
    <Card>
      {isOpen || mustOpen ? (
        <Parts {...props} onFold={() => setIsOpen(false)} />
      ) : (
        <Summary {...props} onOpen={() => setIsOpen(true)} />
      )}
    </Card>
  );
}

function useContactWords({ draft, member }: PrefilledProps): string {
  const texts = useTexts(openingTexts);
  const { data: members } = useQuery(membersQuery);
  if (draft.contact === 'me') return `${texts.me} (${member.membership.label})`;
  if (draft.contact === 'number') return draft.callBackNumber || texts.callBack;
  return members?.find((one) => one.membershipId === draft.contact)?.label ?? '';
}

function Summary(props: PrefilledProps & { onOpen: () => void }) {
  const { draft, onOpen } = props;
  const texts = useTexts(openingTexts);
  const words = useTexts(caseWords);
  const { data: machines } = useQuery(machinesQuery);
  const contact = useContactWords(props);
  const machine = machines?.find((one) => one.machineNumber === draft.machineNumber);
  return (
    <div className={styles.summary}>
      <div className={styles.summaryHead}>
        <div className={styles.machine}>
          <strong>{machine?.model ?? texts.machine}</strong>
          <span className="mono">{draft.machineNumber}</span>
        </div>
        <Button look="quiet" onClick={onOpen}>
          {texts.change}
        </Button>
      </div>
      <Facts
        facts={[
          [texts.reason, words.reason[draft.reason]],
          ...(draft.errorNumber
            ? [
                [
                  texts.errorNumber,
                  <span key="error" className="mono">
                    {draft.errorNumber}
                  </span>,
                ] as const,
              ]
            : []),
          [texts.contact, contact],
        ]}
      />
    </div>
  );
}

function Parts({ draft, member, onChange, wrong, onFold }: PrefilledProps & { onFold: () => void }) {
  const texts = useTexts(openingTexts);
  const words = useTexts(caseWords);
  return (
    <div className={fieldStyles.form}>
      <MachineField draft={draft} onChange={onChange} onFold={onFold} isWrong={wrong.has('machine')} />
      <TextField
        label={texts.errorNumber}
        value={draft.errorNumber}
        onText={(errorNumber) => onChange({ errorNumber })}
        wrong={wrong.has('error') ? texts.errorWrong : null}
        maxLength={64}
        autoCapitalize="characters"
        isOptional
        isMono
      />
      <Choices
        label={texts.reason}
        value={draft.reason}
        onChoose={(reason) => onChange({ reason })}
        options={caseReasons.map((reason) => ({ value: reason, words: words.reason[reason] }))}
        isRow
      />
      <ContactFields draft={draft} member={member} onChange={onChange} wrong={wrong} />
    </div>
  );
}

const typed = 'typed';

interface MachineFieldProps extends Pick<PrefilledProps, 'draft' | 'onChange'> {
  onFold: () => void;
  isWrong: boolean;
}

// The list as seen last; a machine that is not in it, or no list at all, is typed and checked at sending.
function MachineField({ draft, onChange, onFold, isWrong }: MachineFieldProps) {
  const texts = useTexts(openingTexts);
  const { data: machines, isPending } = useQuery(machinesQuery);
  const [isTyping, setIsTyping] = useState(false);
  if (isPending) return <Skeleton rows={2} />;
  const { machineNumber } = draft;
  const isKnown = machines?.some((one) => one.machineNumber === machineNumber) ?? false;
  const options = (machines ?? []).map(
    (one) => [one.machineNumber, `${one.model} · ${one.machineNumber} · ${one.site}`] as const,
  );
  const isByHand = !machines || isTyping || (machineNumber !== '' && !isKnown);
  return (
    <>
      {machines && (
        <SelectField
          label={texts.machine}
          value={isByHand ? typed : machineNumber}
          onText={(chosen) => {
            setIsTyping(chosen === typed);
            onChange({ machineNumber: chosen === typed ? '' : chosen });
            if (chosen !== typed && chosen !== '') onFold();
          }}
          options={[['', texts.chooseMachine], ...options, [typed, texts.otherMachine]]}
          wrong={isWrong && !isByHand ? texts.noMachine : null}
        />
      )}
      {isByHand && (
        <TextField
          label={texts.machineNumber}
          hint={texts.numberHint}
          value={machineNumber}
          onText={(number) => {
            setIsTyping(true);
            onChange({ machineNumber: number.trim().toUpperCase() });
          }}
          wrong={isWrong ? texts.numberWrong : null}
          maxLength={40}
          autoCapitalize="characters"
          isMono
        />
      )}
    </>
  );
}

// S2.2: prefilled with oneself, changeable to a colleague or to a number without a name.
function ContactFields({ draft, member, onChange, wrong }: PrefilledProps) {
  const texts = useTexts(openingTexts);
  const { data: members = [] } = useQuery(membersQuery);
  const colleagues = members.filter((one) => one.membershipId !== member.membership.membershipId);
  return (
    <>
      <SelectField
        label={texts.contact}
        value={draft.contact}
        onText={(contact) => onChange({ contact })}
        options={[
          ['me', `${texts.me} (${member.membership.label})`],
          ...colleagues.map((one) => [one.membershipId, one.label] as const),
          ['number', texts.callBack],
        ]}
      />
      {draft.contact === 'number' && (
        <TextField
          label={texts.callBackNumber}
          value={draft.callBackNumber}
          onText={(callBackNumber) => onChange({ callBackNumber })}
          wrong={wrong.has('contact') ? texts.callBackWrong : null}
          type="tel"
          inputMode="tel"
          maxLength={30}
        />
      )}
    </>
  );
}
