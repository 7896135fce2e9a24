import { Link } from '@tanstack/react-router';
import type { FoundCase, FoundMachine } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { EarlierRow } from '../seen-before/EarlierRow.tsx';
import rows from '../seen-before/seen-before.module.css';
import { Marked } from './Marked.tsx';
import styles from './search.module.css';
import { searchTexts } from './texts.ts';

/** A machine that was found. */
export function FoundMachineRow({ machine, terms }: { machine: FoundMachine; terms: readonly string[] }) {
  const { machineNumber, model, site } = machine;
  return (
    <Link to="/machines/$machineNumber" params={{ machineNumber }} className={rows.row}>
      <span className={rows.words}>
        <Marked text={model} terms={terms} />
      </span>
      <span className={rows.meta}>
        <b className="mono">
          <Marked text={machineNumber} terms={terms} />
        </b>
        <span>
          <Marked text={site} terms={terms} />
        </span>
      </span>
    </Link>
  );
}

/** A case that was found, with the passage that the words stand in. */
export function FoundCaseRow({ line, terms }: { line: FoundCase; terms: readonly string[] }) {
  const texts = useTexts(searchTexts);
  const { of, text } = line.passage;
  const name = of === 'description' || of === 'number' ? null : texts.passage[of];
  return (
    <div className={styles.found}>
      <EarlierRow line={line} draw={(shown) => <Marked text={shown} terms={terms} />}>
        <span className={rows.words}>
          {name && <i>{name}</i>}
          <Marked text={text} terms={terms} />
        </span>
      </EarlierRow>
      {line.goesOnIn && (
        <Link to="/cases/$caseNumber" params={{ caseNumber: line.goesOnIn }} className={styles.target}>
          <Icon name="forward" size={16} />
          <span>
            {texts.mergedInto} <b className="mono">{line.goesOnIn}</b>
          </span>
        </Link>
      )}
    </div>
  );
}
