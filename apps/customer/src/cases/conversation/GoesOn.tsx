import type { Case } from '#contract';
import { useTexts } from '#ui/i18n';
import { LinkButton, Notice } from '../../parts/index.ts';
import { conversationTexts } from './texts.ts';

/** A merged case says first where it goes on, and leads there. */
export function GoesOn({ seen: { goesOnIn } }: { seen: Case }) {
  const texts = useTexts(conversationTexts);
  if (goesOnIn === null) return null;
  return (
    <Notice>
      <strong>{texts.goesOnIn(goesOnIn)}</strong>
      <p>{texts.goesOnWhy}</p>
      <LinkButton to="/cases/$caseNumber" params={{ caseNumber: goesOnIn }} icon="forward">
        {texts.goThere(goesOnIn)}
      </LinkButton>
    </Notice>
  );
}
