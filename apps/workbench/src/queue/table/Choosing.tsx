import { useTexts } from '#ui/i18n';
import { choosingTexts } from '../choosing/texts.ts';
import type { Choice } from '../choosing/use-choice.ts';
import styles from './table.module.css';

interface ChooseOneProps {
  choice: Choice;
  caseNumber: string;
  isGone: boolean;
}

/** The box of a row; out of the order of Tab, the keyboard chooses with `x`. */
export function ChooseOne({ choice, caseNumber, isGone }: ChooseOneProps) {
  const texts = useTexts(choosingTexts);
  return (
    <td className={styles.choose}>
      <label>
        <span className="hidden-label">{texts.choose(caseNumber)}</span>
        <input
          type="checkbox"
          tabIndex={-1}
          disabled={isGone}
          checked={choice.chosen.has(caseNumber)}
          onChange={() => choice.toggle(caseNumber)}
        />
      </label>
    </td>
  );
}

/** The box above all rows. */
export function ChooseAll({ choice }: { choice: Choice }) {
  const texts = useTexts(choosingTexts);
  return (
    <th scope="col" className={styles.choose}>
      <label>
        <span className="hidden-label">{texts.chooseAll}</span>
        <input
          type="checkbox"
          checked={choice.isAll}
          ref={(box) => {
            if (box) box.indeterminate = !choice.isAll && choice.chosen.size > 0;
          }}
          onChange={choice.isAll ? choice.clear : choice.all}
        />
      </label>
    </th>
  );
}
