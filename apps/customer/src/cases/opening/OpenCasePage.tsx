import { useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { PhotoStrip, usePhotos } from '../../files/PhotoStrip.tsx';
import { fileTexts } from '../../files/texts.ts';
import { type Tray, trayOf, Unsettled } from '../../files/tray.ts';
import {
  Button,
  fieldStyles,
  Notice,
  Page,
  Section,
  showFirstWrong,
  TextArea,
  TriedInVain,
} from '../../parts/index.ts';
import { type Member, useMember } from '../../session/queries.ts';
import { changeDraft, type Draft, dropDraft, fillDraft, useDraft } from './draft.ts';
import { filledByNumber } from './from-code.ts';
import styles from './opening.module.css';
import { Prefilled } from './Prefilled.tsx';
import { SeverityChoice } from './SeverityChoice.tsx';
import { useSending, wrongIn } from './sending.ts';
import { openingTexts } from './texts.ts';

// The tray follows the draft: complete photos are remembered, unfinished ones counted.
function usePhotosOf(draft: Draft, personId: string, tray: Tray) {
  const photos = usePhotos(tray);
  const [lost] = useState(draft.unfinished > 0 && photos.length === 0 ? draft.unfinished : 0);
  const { photos: kept } = draft;
  useEffect(() => tray.restore(kept), [tray, kept]);
  useEffect(() => {
    const ready = photos.filter((photo) => photo.state === 'ready').map(({ fileId, name }) => ({ fileId, name }));
    if (photos.length > 0) changeDraft(personId, { photos: ready, unfinished: photos.length - ready.length });
  }, [photos, personId]);
  return lost;
}

/** Opening a case: one page; what is known is folded, what is missing is asked (S2.2). */
export function OpenCasePage() {
  const texts = useTexts(openingTexts);
  const member = useMember();
  const draft = useDraft(member.personId);
  const { machine } = useSearch({ from: '/gate/open' });
  const isFilled = useRef(false);
  useEffect(() => {
    if (isFilled.current || !machine || machine === draft.machineNumber) return;
    isFilled.current = true;
    fillDraft(member.personId, filledByNumber(machine));
  }, [machine, draft.machineNumber, member.personId]);
  return (
    <Page title={texts.title} backTo="/">
      <OpenCaseForm key={draft.id} draft={draft} member={member} />
    </Page>
  );
}

function OpenCaseForm({ draft, member }: { draft: Draft; member: Member }) {
  const texts = useTexts(openingTexts);
  const fileWords = useTexts(fileTexts);
  const tray = trayOf(draft.id);
  const lost = usePhotosOf(draft, member.personId, tray);
  const sending = useSending(draft, member, tray);
  const [hasTried, setHasTried] = useState(false);
  const wrong = wrongIn(draft);
  const shown: typeof wrong = hasTried ? wrong : new Set();
  const change = (part: Partial<Draft>) => changeDraft(member.personId, part);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setHasTried(true);
    if (wrong.size > 0) showFirstWrong(event.currentTarget);
    else if (!sending.isPending) sending.mutate();
  };
  return (
    <form className={fieldStyles.form} onSubmit={send} noValidate>
      <Prefilled key={draft.machineNumber} draft={draft} member={member} onChange={change} wrong={shown} />
      <SeverityChoice
        value={draft.severity}
        onChoose={(severity) => change({ severity })}
        isMissing={shown.has('severity')}
      />
      <TextArea
        label={texts.description}
        hint={texts.descriptionHint}
        value={draft.description}
        onText={(description) => change({ description, isTyped: description !== '' })}
        wrong={shown.has('description') ? texts.descriptionMissing : null}
        maxLength={5000}
        rows={5}
      />
      <Section title={texts.photos}>
        <p className={fieldStyles.hint}>{fileWords.hint}</p>
        {lost > 0 && <Notice tone="due">{fileWords.lost(lost)}</Notice>}
        <PhotoStrip tray={tray} />
      </Section>
      <SendFoot draft={draft} member={member} sending={sending} tray={tray} />
    </form>
  );
}

interface SendFootProps {
  draft: Draft;
  member: Member;
  sending: ReturnType<typeof useSending>;
  tray: Tray;
}

function SendFoot({ draft, member, sending, tray }: SendFootProps) {
  const texts = useTexts(openingTexts);
  const { company, mayOpenCases } = member.membership;
  const isUnderWay = usePhotos(tray).some((photo) => photo.state === 'uploading' || photo.state === 'checking');
  const isStarted = draft.description !== '' || draft.machineNumber !== '' || draft.severity !== null;
  return (
    <>
      {isStarted && (
        <div>
          <Button
            look="quiet"
            onClick={() => {
              tray.empty();
              dropDraft(member.personId);
            }}
          >
            {texts.discard}
          </Button>
        </div>
      )}
      <div className={styles.foot}>
        {sending.error instanceof Unsettled ? (
          <Notice tone="down">{texts.photosFailed}</Notice>
        ) : (
          <TriedInVain thrown={sending.error} />
        )}
        {!mayOpenCases && <Notice tone="due">{texts.mayNot}</Notice>}
        <p className={styles.sees}>
          <Icon name="people" />
          {texts.whoSees(company.colleagues - 1, company.name)}
        </p>
        <Button
          type="submit"
          icon="sent"
          isWide
          isBusy={sending.isPending || sending.isSuccess}
          disabled={!mayOpenCases}
        >
          {sending.isPending && isUnderWay ? texts.sendingPhotos : texts.send}
        </Button>
      </div>
    </>
  );
}
