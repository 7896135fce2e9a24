import type { Register } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { TwoRegions } from '../drawn/TwoRegions.tsx';
import { aboutSomebody } from '../find.ts';
import styles from '../register.module.css';
import { registerTexts } from '../words/texts.ts';
import { Part, Periods } from './parts.tsx';

const staysFor = (erase: string | { keep: string }, id: string) => typeof erase === 'object' && erase.keep === id;

/** Something that stays when a person is erased: on which basis, until when, and which columns it is. */
export function KeepDetail({ register, id }: { register: Register; id: string }) {
  const texts = useTexts(registerTexts);
  const { language } = useLanguage();
  const { what, basis, until, decision } = register.keeps[id]!;
  const tables = new Map<string, ReturnType<typeof aboutSomebody>>();
  for (const column of aboutSomebody(register).filter(({ erase }) => staysFor(erase, id))) {
    const name = `${column.database}.${column.table}`;
    tables.set(name, [...(tables.get(name) ?? []), column]);
  }
  const places = {
    tables: [...tables.values()].map((columns) => ({
      database: columns[0]!.database,
      table: columns[0]!.table,
      columns,
    })),
    stores: register.stores.filter(({ answers }) => staysFor(answers.erase, id)),
  };
  return (
    <article>
      <h2>{what[language]}</h2>
      <div className={styles.parts}>
        <Part title={texts.basisOfKeep}>
          <p className={styles.text}>{basis[language]}</p>
        </Part>
        <Part title={texts.until}>
          <Periods register={register} ids={[until]} />
        </Part>
        <Part title={texts.decision}>
          <p className={`${styles.text} mono`}>{decision}</p>
        </Part>
      </div>
      {places.tables.length + places.stores.length > 0 && (
        <Part title={texts.keptColumns}>
          <TwoRegions register={register} places={places} />
        </Part>
      )}
    </article>
  );
}
