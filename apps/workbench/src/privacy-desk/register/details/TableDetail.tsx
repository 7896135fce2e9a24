import { Link } from '@tanstack/react-router';
import type { Register, RegisterColumn } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import lists from '../../../shell/lists/ListPage.module.css';
import { distinct, placeOf } from '../find.ts';
import styles from '../register.module.css';
import { registerTexts } from '../words/texts.ts';
import { Part, Purposes, Readers, Recipients, useAnswerWords } from './parts.tsx';

interface TableDetailProps {
  register: Register;
  table: Register['tables'][number];
}

/** One table: its columns about somebody with kind, period and answers, and the names of the others. */
export function TableDetail({ register, table: { database, table, called } }: TableDetailProps) {
  const texts = useTexts(registerTexts);
  const { language } = useLanguage();
  const own = register.columns.filter((each) => each.database === database && each.table === table);
  const personal = own.filter(({ kind }) => kind !== null);
  const others = own.filter(({ kind }) => kind === null).map(({ column }) => column);
  return (
    <article>
      <h2>{called?.[language] ?? table}</h2>
      <p className={styles.sub}>
        {texts[placeOf(database)]} · {texts.technicalName}{' '}
        <span className="mono">
          {database}.{table}
        </span>
      </p>
      {personal.length > 0 && <Columns register={register} columns={personal} />}
      {personal.length > 0 && (
        <div className={styles.parts}>
          <Part title={texts.why}>
            <Purposes register={register} ids={distinct(personal.flatMap(({ purposes }) => purposes))} />
          </Part>
          <Part title={texts.who}>
            <Readers columns={personal} />
          </Part>
          <Part title={texts.receives}>
            <Recipients register={register} held={personal} />
          </Part>
        </div>
      )}
      {others.length > 0 && (
        <Part title={texts.ofNobody}>
          <p className={`${styles.text} mono`}>{others.join(', ')}</p>
        </Part>
      )}
    </article>
  );
}

function Columns({ register, columns }: { register: Register; columns: readonly RegisterColumn[] }) {
  const texts = useTexts(registerTexts);
  const { language } = useLanguage();
  const words = useAnswerWords(register);
  return (
    <div className={styles.wide}>
      <table className={lists.table} aria-label={texts.columns}>
        <thead>
          <tr>
            {[texts.columns, texts.kindOf, texts.until, texts.atExport, texts.atErase].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((each) => (
            <tr key={each.column}>
              <td>
                {each.called?.[language] ?? each.column}
                <br />
                <span className={`${lists.quiet} mono`}>{each.column}</span>
              </td>
              <td>
                <Link to="/privacy-desk/register" search={{ view: 'kind', show: `kind:${each.kind}` }}>
                  {register.kinds[each.kind!]?.name[language]}
                </Link>
              </td>
              <td>{each.period && register.periods[each.period]?.text[language]}</td>
              <td>{words.export(each.export)}</td>
              <td>{words.erase(each.erase)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
