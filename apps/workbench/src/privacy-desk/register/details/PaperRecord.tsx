import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Register } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { theme } from '../../../shell/theme.ts';
import { distinct, placeOf, placesOf } from '../find.ts';
import styles from '../register.module.css';
import { registerTexts } from '../words/texts.ts';
import { Bases } from './parts.tsx';

/** Whether the browser is putting the page on paper now. */
function usePrinting(): boolean {
  const [isPrinting, change] = useState(false);
  useEffect(() => {
    const root = document.documentElement;
    const begin = () => {
      // Paper is white, whatever the screen is.
      root.dataset.theme = 'light';
      // It is laid out as soon as the event has been handled.
      flushSync(() => change(true));
    };
    const end = () => {
      root.dataset.theme = theme.get();
      change(false);
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}

/** The record of processing as it comes out of a printer; on the screen there is nothing of it. */
export function PaperRecord({ register }: { register: Register }) {
  const texts = useTexts(registerTexts);
  if (!usePrinting()) return null;
  return (
    <section className={styles.paper}>
      <h1>{texts.record}</h1>
      <p>
        {texts.hash} <span className="mono">{register.registerHash}</span>
      </p>
      {Object.keys(register.purposes).map((id) => (
        <Activity key={id} register={register} id={id} />
      ))}
    </section>
  );
}

/** What the record says of a purpose: headings, each with its lines. */
function useRows(register: Register, id: string): readonly [string, readonly string[]][] {
  const texts = useTexts(registerTexts);
  const { language } = useLanguage();
  const purpose = register.purposes[id]!;
  const { tables, stores } = placesOf(register, ({ purposes }) => purposes.includes(id));
  const columns = tables.flatMap((table) => table.columns);
  // Copies in logs and backups hold many kinds for many purposes; what is held for this one its columns say.
  const held = [
    ...columns.map((each) => ({ ...each, kinds: [each.kind!] })),
    ...stores.filter(({ period }) => period !== 'backups'),
  ];
  const comma = language === 'zh' ? '、' : ', ';
  const colon = language === 'zh' ? '：' : ': ';
  const kindsIn = (ids: readonly string[]) =>
    distinct(ids)
      .map((kind) => register.kinds[kind]?.name[language] ?? kind)
      .join(comma);
  const received = purpose.recipients.map((to) => {
    const kinds = held.filter(({ recipients }) => recipients.includes(to)).flatMap((each) => each.kinds);
    const who = to === 'the-person' ? texts.thePerson : (register.recipients[to]?.name[language] ?? to);
    return `${who}${colon}${kindsIn(kinds)}`;
  });
  const places = [...columns.map(({ database }) => placeOf(database)), ...stores.map(({ place }) => place)];
  return [
    [texts.kindOf, [kindsIn(held.flatMap(({ kinds }) => kinds))]],
    [texts.receives, received],
    [
      texts.waysOut,
      register.connectors.filter((each) => each.purpose === id).map((each) => each.called?.[language] ?? ''),
    ],
    [texts.where, [distinct(places.map((place) => texts[place])).join(comma)]],
    [texts.until, distinct(held.map(({ period }) => register.periods[period ?? '']?.text[language] ?? ''))],
    [texts.refusing, [register.functions[purpose.within]?.refusing[language] ?? '']],
  ];
}

function Activity({ register, id }: { register: Register; id: string }) {
  const texts = useTexts(registerTexts);
  const { language } = useLanguage();
  const purpose = register.purposes[id]!;
  const rows = useRows(register, id);
  return (
    <section>
      <h2>{purpose.why[language]}</h2>
      <p>
        {register.functions[purpose.within]?.name[language]} · {purpose.necessary ? texts.necessary : texts.optional}
      </p>
      <Bases purpose={purpose} />
      <dl>
        {rows
          .filter(([, lines]) => lines.length > 0)
          .map(([name, lines]) => (
            <div key={name}>
              <dt>{name}</dt>
              {lines.map((line) => (
                <dd key={line}>{line}</dd>
              ))}
            </div>
          ))}
      </dl>
    </section>
  );
}
