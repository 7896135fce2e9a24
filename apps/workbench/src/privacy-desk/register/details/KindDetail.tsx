import type { Register } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { TwoRegions } from '../drawn/TwoRegions.tsx';
import { placesOf } from '../find.ts';
import styles from '../register.module.css';
import { registerTexts } from '../words/texts.ts';
import { Happenings, Part, Periods, Purposes, Readers, Recipients } from './parts.tsx';

/** One kind of data: where it lives on the map, why, who reads it, until when, what happens to it. */
export function KindDetail({ register, id }: { register: Register; id: string }) {
  const texts = useTexts(registerTexts);
  const { language } = useLanguage();
  const { name, sensitivity } = register.kinds[id]!;
  const places = placesOf(register, ({ kinds }) => kinds.includes(id));
  const columns = places.tables.flatMap((table) => table.columns);
  // Copies of rows in logs and backups hold many kinds at once; what is true of this one is what its columns say.
  const held = columns.length > 0 ? columns : places.stores;
  const purposes = held.flatMap((each) => each.purposes);
  return (
    <article>
      <h2>{name[language]}</h2>
      <p className={styles.sub}>{sensitivity === 'sensitive' ? texts.bold : texts.underlined}</p>
      <Part title={texts.where}>
        <TwoRegions register={register} places={places} />
      </Part>
      <div className={styles.parts}>
        <Part title={texts.why}>
          <Purposes register={register} ids={purposes} />
        </Part>
        <div>
          <Part title={texts.until}>
            <Periods register={register} ids={held.map(({ period }) => period)} />
          </Part>
          <Part title={texts.who}>
            <Readers columns={columns} />
          </Part>
          <Part title={texts.receives}>
            <Recipients
              register={register}
              held={[...columns, ...places.stores]}
              connectors={register.connectors.filter(({ kinds }) => kinds.includes(id))}
            />
          </Part>
        </div>
        <Part title={texts.what}>
          <Happenings
            register={register}
            answers={columns.length > 0 ? columns : places.stores.map(({ answers }) => answers)}
          />
        </Part>
      </div>
    </article>
  );
}
