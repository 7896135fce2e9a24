import type { Misuse, MisuseDay } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import lists from '../../shell/lists/ListPage.module.css';
import { misuseTexts } from './texts.ts';

type Place = Misuse['places'][number];

const kinds = ['failed-sign-ins', 'foreign-ids', 'volume'] as const;

const daysOf = (days: readonly MisuseDay[]) =>
  [...new Set(days.map(({ day }) => day))].sort((a, b) => b.localeCompare(a));

/** Where people sign in: how often what happened on a day. Who it was stays in the log there. */
export function Places({ places }: { places: Misuse['places'] }) {
  const texts = useTexts(misuseTexts);
  return places.map((place) => (
    <section key={place.place} className={lists.card}>
      <h2>{texts.places[place.place]}</h2>
      <p className={lists.quiet} style={{ margin: '12px 16px' }}>
        {place.days === null ? texts.notTold[place.place] : texts.placesHelp}
      </p>
      {place.days && place.days.length > 0 && <Days place={place} days={place.days} />}
    </section>
  ));
}

function Days({ place, days }: { place: Place; days: readonly MisuseDay[] }) {
  const texts = useTexts(misuseTexts);
  const formats = useFormats();
  return (
    <table className={lists.table} aria-label={texts.places[place.place]}>
      <thead>
        <tr>
          <th scope="col">{texts.day}</th>
          {kinds.map((kind) => (
            <th key={kind} scope="col" data-number>
              {texts.counts[kind]}
            </th>
          ))}
          <th scope="col">{texts.conspicuous}</th>
        </tr>
      </thead>
      <tbody>
        {daysOf(days).map((day) => {
          const of = (kind: (typeof kinds)[number]) => days.find((one) => one.day === day && one.kind === kind);
          const conspicuous = kinds.flatMap((kind) => {
            const sources = of(kind)?.sources ?? 0;
            return sources > 0 ? [texts.visitors(sources, texts.reasons[kind])] : [];
          });
          return (
            <tr key={day}>
              <td>{formats.date(`${day}T12:00:00+08:00`)}</td>
              {kinds.map((kind) => (
                <td key={kind} data-number>
                  {formats.number(of(kind)?.times ?? 0)}
                </td>
              ))}
              <td>
                {conspicuous.length > 0 ? (
                  <>
                    <Icon name="warning" size={14} /> {conspicuous.join(' · ')}
                  </>
                ) : (
                  '—'
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
