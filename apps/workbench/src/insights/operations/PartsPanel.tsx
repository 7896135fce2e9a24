import { useQuery } from '@tanstack/react-query';
import type { Operations } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { peopleWords } from '#ui/words';
import lists from '../../shell/lists/ListPage.module.css';
import { staffQuery } from '../../shell/session.ts';
import styles from '../insights.module.css';
import { useLength } from '../use-words.ts';
import { Count } from './CountLink.tsx';
import { operationTexts } from './texts.ts';

/** Names of areas in the language of the page. */
export function useAreaNames(): (area: string) => string {
  const { language } = useLanguage();
  const { data } = useQuery(staffQuery);
  return (area) => data?.areas.find((each) => each.area === area)?.name[language] ?? area;
}

interface PartsPanelProps {
  parts: Operations['parts'];
  time: { readonly from: string; readonly to: string };
}

/** The same counts by product line and area. */
export function PartsPanel({ parts, time }: PartsPanelProps) {
  const texts = useTexts(operationTexts);
  return (
    <section className={styles.panel} aria-labelledby="parts">
      <header>
        <h2 id="parts">{texts.parts}</h2>
      </header>
      <div className={styles.numbers}>
        <table className={lists.table} aria-labelledby="parts">
          <thead>
            <tr>
              <th scope="col">{texts.line}</th>
              <th scope="col">{texts.area}</th>
              <th scope="col" data-number>
                {texts.cases}
              </th>
              <th scope="col" data-number>
                {texts.firstAnswer} · {texts.median}
              </th>
              <th scope="col" data-number>
                {texts.list.late}
              </th>
              <th scope="col" data-number>
                {texts.list['late-promise']}
              </th>
              <th scope="col" data-number>
                {texts.finished}
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <PartRow key={`${part.productLine} ${part.area}`} part={part} time={time} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function PartRow({ part, time }: { part: PartsPanelProps['parts'][number]; time: PartsPanelProps['time'] }) {
  const lines = useTexts(peopleWords).productLine;
  const areaName = useAreaNames();
  const length = useLength();
  const to = { from: time.from, to: time.to, line: part.productLine, area: part.area };
  return (
    <tr>
      <td>{lines[part.productLine]}</td>
      <td>{areaName(part.area)}</td>
      <td data-number>
        <Count to={{ ...to, show: 'all' }} count={part.cases} />
      </td>
      <td data-number>{length(part.firstAnswerMinutes)}</td>
      <td data-number>
        <Count to={{ ...to, show: 'late' }} count={part.late} isLate />
      </td>
      <td data-number>
        <Count to={{ ...to, show: 'late-promise' }} count={part.casesWithLatePromise} isLate />
      </td>
      <td data-number>
        <Count to={{ ...to, show: 'finished' }} count={part.finished} />
      </td>
    </tr>
  );
}
