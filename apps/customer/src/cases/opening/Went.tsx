import { useTexts } from '#ui/i18n';
import { Button, CopyNumber, fieldStyles, LinkButton, Notice } from '../../parts/index.ts';
import { beginDraft } from './draft.ts';
import { openingTexts } from './texts.ts';

/** What became of a draft that is no longer here: its case, or that another window has dealt with it. */
export function Went({ caseNumber, personId }: { caseNumber: string | undefined; personId: string }) {
  const texts = useTexts(openingTexts);
  return (
    <div className={fieldStyles.form}>
      <div role="status">
        <Notice tone={caseNumber ? 'done' : 'due'}>
          <strong>{caseNumber ? texts.wentOut : texts.wentElsewhere}</strong>
          {caseNumber ? <CopyNumber number={caseNumber} /> : <p>{texts.wentElsewhereHelp}</p>}
        </Notice>
      </div>
      {caseNumber ? (
        <LinkButton to="/cases/$caseNumber" params={{ caseNumber }} isWide>
          {texts.toCase}
        </LinkButton>
      ) : (
        <LinkButton to="/cases" isWide>
          {texts.toCases}
        </LinkButton>
      )}
      <Button look="plain" icon="plus" isWide onClick={() => beginDraft(personId)}>
        {texts.title}
      </Button>
    </div>
  );
}
