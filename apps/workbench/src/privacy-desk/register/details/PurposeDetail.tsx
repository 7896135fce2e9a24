import { Link } from '@tanstack/react-router';
import type { Register } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { TwoRegions } from '../drawn/TwoRegions.tsx';
import { distinct, placesOf } from '../find.ts';
import styles from '../register.module.css';
import { registerTexts } from '../words/texts.ts';
import { Bases, Part, Periods, Recipients } from './parts.tsx';

/** What is received for one purpose: a column that serves several may go to more for the others. */
const receivedFor = ({ recipients: named }: Register['purposes'][string], held: readonly { recipients: string[] }[]) =>
  held.map(({ recipients }) => ({ recipients: recipients.filter((each) => named.includes(each)) }));

/** One purpose: its function, bases and consent, the kinds of data it needs, and where they are. */
export function PurposeDetail({ register, id }: { register: Register; id: string }) {
  const texts = useTexts(registerTexts);
  const { language } = useLanguage();
  const purpose = register.purposes[id]!;
  const within = register.functions[purpose.within];
  const places = placesOf(register, ({ purposes }) => purposes.includes(id));
  const columns = places.tables.flatMap((table) => table.columns);
  const kinds = distinct([...columns.map(({ kind }) => kind!), ...places.stores.flatMap((each) => each.kinds)]);
  return (
    <article>
      <h2>{purpose.why[language]}</h2>
      <p className={styles.sub}>
        {within?.name[language]} · {purpose.necessary ? texts.necessary : texts.optional}
      </p>
      <Bases purpose={purpose} />
      <Part title={texts.where}>
        <TwoRegions register={register} places={places} />
      </Part>
      <div className={styles.parts}>
        <Part title={texts.kindOf}>
          <ul className={styles.lines}>
            {kinds.map((kind) => (
              <li key={kind}>
                <Link to="/privacy-desk/register" search={{ view: 'kind', show: `kind:${kind}` }}>
                  {register.kinds[kind]?.name[language]}
                </Link>
              </li>
            ))}
          </ul>
        </Part>
        <div>
          <Part title={texts.until}>
            <Periods register={register} ids={[...columns, ...places.stores].map(({ period }) => period)} />
          </Part>
          <Part title={texts.receives}>
            <Recipients
              register={register}
              held={receivedFor(register.purposes[id]!, [...columns, ...places.stores])}
              connectors={register.connectors.filter((each) => each.purpose === id)}
            />
          </Part>
        </div>
        <Part title={texts.refusing}>
          <p className={styles.text}>{within?.refusing[language]}</p>
        </Part>
      </div>
    </article>
  );
}
