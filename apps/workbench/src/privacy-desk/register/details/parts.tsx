import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Register, RegisterColumn, RegisterStore } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { distinct } from '../find.ts';
import styles from '../register.module.css';
import { answerTexts } from '../words/answers.ts';
import { registerTexts } from '../words/texts.ts';

type Answers = RegisterStore['answers'];

/** A heading with what stands under it. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Lines under each other, each once. */
export function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className={styles.lines}>
      {distinct(lines).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Purposes with function, bases and consent. */
export function Purposes({ register, ids }: { register: Register; ids: readonly string[] }) {
  const texts = useTexts(registerTexts);
  const { language } = useLanguage();
  return (
    <ul className={styles.purposes}>
      {distinct(ids).map((id) => {
        const purpose = register.purposes[id];
        if (!purpose) return null;
        return (
          <li key={id}>
            <Link to="/privacy-desk/register" search={{ view: 'purpose', show: `purpose:${id}` }}>
              {purpose.why[language]}
            </Link>
            <p>
              {register.functions[purpose.within]?.name[language]} ·{' '}
              {purpose.necessary ? texts.necessary : texts.optional}
            </p>
            <Bases purpose={purpose} />
          </li>
        );
      })}
    </ul>
  );
}

/** Article and words of both laws, and the consent it rests on. */
export function Bases({ purpose }: { purpose: Register['purposes'][string] }) {
  const answers = useTexts(answerTexts);
  const inWords = (basis: string, words: Readonly<Record<string, string>>) => {
    const [article, ...rest] = basis.split(' ');
    return `${article} ${words[rest.join(' ')] ?? rest.join(' ')}`;
  };
  return (
    <p className={styles.bases}>
      <span>
        {answers.piplLaw} {inWords(purpose.pipl, answers.pipl)}
      </span>
      <span>
        {answers.gdprLaw} {inWords(purpose.gdpr, answers.gdpr)}
      </span>
      <b>{answers.consent[purpose.consent]}</b>
    </p>
  );
}

const companies = ['colleagues', 'customers'];

/** Which roles of the databases read at least one of the columns, in words. */
export function Readers({ columns }: { columns: readonly RegisterColumn[] }) {
  const readers: Readonly<Record<string, string>> = useTexts(answerTexts).readers;
  const roles = distinct(
    columns.flatMap(({ who, recipients }) =>
      Object.entries(who)
        .filter(([, rights]) => rights.includes('r'))
        // Colleagues receive what the app shows of others; where they do not, it shows one's own alone.
        .map(([role]) =>
          role === 'customer' && !recipients.some((id) => companies.includes(id)) ? 'customer-own' : role,
        ),
    ),
  );
  const inOrder = Object.keys(readers).filter(
    (role) => roles.includes(role) && !(role === 'customer-own' && roles.includes('customer')),
  );
  return <Lines lines={(inOrder.length > 0 ? inOrder : ['nobody']).map((role) => readers[role]!)} />;
}

interface RecipientsProps {
  register: Register;
  /** Columns and stores that the page is about. */
  held: readonly { readonly recipients: readonly string[] }[];
  /** Ways out that carry it. */
  connectors?: Register['connectors'];
}

/** Who receives what is held, nobody said as such, and the ways out of the processes that carry it. */
export function Recipients({ register, held, connectors = [] }: RecipientsProps) {
  const texts = useTexts(registerTexts);
  const { language } = useLanguage();
  const who = distinct(held.flatMap(({ recipients }) => recipients));
  // The companies that answer for the data come first, groups of people after them.
  const isCompany = (id: string) => Number(register.recipients[id]?.profile !== null);
  const named = Object.keys(register.recipients)
    .filter((id) => who.includes(id))
    .sort((a, b) => isCompany(b) - isCompany(a));
  // The policy speaks to the person; who reads here is somebody else.
  const nameOf = (id: string) => (id === 'the-person' ? texts.thePerson : register.recipients[id]!.name[language]);
  return (
    <>
      <Lines lines={named.length > 0 ? named.map(nameOf) : [texts.receivedByNobody]} />
      {connectors.length > 0 && (
        <>
          <h4 className={styles.waysOut}>{texts.waysOut}</h4>
          <ul className={styles.lines}>
            {connectors.map(({ connector, called, from, to }) => (
              <li key={connector}>
                {called?.[language] ?? connector}
                <br />
                <span className={styles.way}>
                  {from === to
                    ? texts.inside
                    : `${texts[from]} → ${to === 'mail-server' ? texts.mailServer : texts[to]}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Periods in words. */
export function Periods({ register, ids }: { register: Register; ids: readonly (string | null)[] }) {
  const { language } = useLanguage();
  return <Lines lines={ids.flatMap((id) => (id ? (register.periods[id]?.text[language] ?? id) : []))} />;
}

/** An answer about export, seal or erasure in words. */
export function useAnswerWords(register: Register) {
  const words = useTexts(answerTexts);
  const { language } = useLanguage();
  const named = (group: Readonly<Record<string, string>>, id: string) => group[id] ?? id;
  return {
    export: (answer: Answers['export']) => named(words.export, typeof answer === 'string' ? answer : answer.withhold),
    seal: (answer: Answers['seal']) => named(words.seal, typeof answer === 'string' ? answer : answer.keep),
    erase: (answer: Answers['erase']) =>
      typeof answer === 'string'
        ? words.erase[answer]
        : `${words.erase.keep}: ${register.keeps[answer.keep]?.what[language] ?? answer.keep}`,
    log: (answer: Answers['log']) => words.log[answer],
    rectify: (answer: Answers['rectify']) => words.rectify[answer],
  };
}

/** What happens at a copy, at a deletion, in logs and when it is wrong: each answer once. */
export function Happenings({ register, answers }: { register: Register; answers: readonly Answers[] }) {
  const texts = useTexts(registerTexts);
  const words = useAnswerWords(register);
  const rows = [
    [texts.atExport, answers.map((each) => words.export(each.export))],
    [texts.atSeal, answers.map((each) => words.seal(each.seal))],
    [texts.atErase, answers.map((each) => words.erase(each.erase))],
    [texts.inLogs, answers.map((each) => words.log(each.log))],
    [texts.rectified, answers.map((each) => words.rectify(each.rectify))],
  ] as const;
  return (
    <dl className={styles.happenings}>
      {rows.map(([name, lines]) => (
        <div key={name}>
          <dt>{name}</dt>
          {distinct(lines).map((line) => (
            <dd key={line}>{line}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
