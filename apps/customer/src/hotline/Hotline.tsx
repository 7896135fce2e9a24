import { useQuery } from '@tanstack/react-query';
import { type ProductLine, productLines } from '#contract';
import { useTexts } from '#ui/i18n';
import { peopleWords } from '#ui/words';
import { CallButton } from '../parts/Button.tsx';
import { placesQuery } from '../session/queries.ts';
import styles from './hotline.module.css';
import { hotlineTexts } from './texts.ts';

interface HotlineProps {
  /** Absent: all of them. */
  lines?: readonly ProductLine[];
  /** One line of text, where something else is the matter of the page. */
  isSlim?: boolean;
}

/** The hotlines of these product lines (S1.1), with the warning that belongs beside each number (S2.4). */
export function Hotline({ lines = productLines, isSlim }: HotlineProps) {
  const texts = useTexts(hotlineTexts);
  const words = useTexts(peopleWords);
  const { data: places } = useQuery(placesQuery);
  return (
    <div className={styles.hotline} data-slim={isSlim}>
      {lines.map((line) => {
        // As high as the button that will stand here: nothing below it moves.
        if (!places) return <i key={line} className={styles.awaited} />;
        return (
          <CallButton key={line} number={places.hotlines[line]}>
            {texts.call(words.productLine[line])} <span className="mono">{places.hotlines[line]}</span>
          </CallButton>
        );
      })}
      <p>{texts.phoneWarning}</p>
    </div>
  );
}
