import { Icon, type IconName } from '#ui/icons';
import { stepWithArrows } from '../keys/focus.ts';
import styles from './Acts.module.css';

interface ChoicesProps<Word extends string> {
  name: string;
  words: readonly { value: Word; label: string; icon?: IconName }[];
  chosen: Word;
  /** Why none can be chosen now; null when one can. */
  refusal: string | null;
  isBusy: boolean;
  choose: (word: Word) => void;
}

/** A few words of which one holds; choosing another acts at once. */
export function Choices<Word extends string>({ name, words, chosen, refusal, isBusy, choose }: ChoicesProps<Word>) {
  return (
    <>
      <fieldset className={styles.choices} onKeyDown={stepWithArrows}>
        <legend className="hidden-label">{name}</legend>
        {words.map(({ value, label, icon }) => (
          <button
            key={value}
            type="button"
            aria-pressed={value === chosen}
            aria-disabled={refusal !== null || undefined}
            aria-description={refusal ?? undefined}
            title={refusal ?? undefined}
            onClick={() => refusal === null && !isBusy && value !== chosen && choose(value)}
          >
            {icon && <Icon name={icon} size={15} />}
            {label}
          </button>
        ))}
      </fieldset>
      {refusal !== null && <p className={`${styles.help} ${styles.refusal}`}>{refusal}</p>}
    </>
  );
}
