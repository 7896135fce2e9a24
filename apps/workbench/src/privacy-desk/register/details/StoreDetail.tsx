import { Link } from '@tanstack/react-router';
import type { Register, RegisterStore } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import styles from '../register.module.css';
import { registerTexts } from '../words/texts.ts';
import { Happenings, Part, Periods, Purposes, Recipients } from './parts.tsx';

/** One place that is no column: what it holds, why, until when, what happens, and how that is verified. */
export function StoreDetail({ register, store }: { register: Register; store: RegisterStore }) {
  const texts = useTexts(registerTexts);
  const { language } = useLanguage();
  return (
    <article>
      <h2>{store.called?.[language] ?? store.store}</h2>
      <p className={styles.sub}>
        {store.place === 'device' && store.purposes.includes('staff-work') ? texts.staffDevice : texts[store.place]}
      </p>
      <div className={styles.parts}>
        <Part title={texts.holds}>
          <ul className={styles.lines}>
            {store.kinds.map((kind) => (
              <li key={kind}>
                <Link to="/privacy-desk/register" search={{ view: 'kind', show: `kind:${kind}` }}>
                  {register.kinds[kind]?.name[language]}
                </Link>
              </li>
            ))}
          </ul>
        </Part>
        <Part title={texts.why}>
          <Purposes register={register} ids={store.purposes} />
        </Part>
        <div>
          <Part title={texts.until}>
            <Periods register={register} ids={[store.period]} />
          </Part>
          <Part title={texts.receives}>
            <Recipients register={register} held={[store]} />
          </Part>
        </div>
        <Part title={texts.what}>
          <Happenings register={register} answers={[store.answers]} />
        </Part>
        <Part title={texts.verifiedBy}>
          <p className={`${styles.text} mono`}>{store.verifier}</p>
        </Part>
      </div>
    </article>
  );
}
