import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DeskCase } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { caseWords, peopleWords, useMemberName } from '#ui/words';
import { Copyable } from '../../shell/Copyable.tsx';
import { minute } from '../../shell/time/minute.ts';
import { ClockFacts } from '../clocks/ClockFacts.tsx';
import { clockTexts } from '../clocks/texts.ts';
import { LinkedCases } from '../linking/LinkedCases.tsx';
import { PossibleDuplicates } from '../merging/MergeStrip.tsx';
import { wantAct } from '../wanted-act.ts';
import styles from './Facts.module.css';
import { SimilarCases } from './SimilarCases.tsx';
import { factTexts } from './texts.ts';

/** What is known: machine, company, contact, alarms, earlier cases. */
export function Facts({ deskCase }: { deskCase: DeskCase }) {
  const texts = useTexts(factTexts);
  return (
    <div className={styles.facts}>
      <ClockFacts deskCase={deskCase} />
      <MachineFacts deskCase={deskCase} />
      <section>
        <h3>{texts.company}</h3>
        <Link to="/companies/$companyId" params={{ companyId: deskCase.companyId }}>
          {deskCase.companyName}
        </Link>
        <dl>
          <Fact name={texts.customerNumber}>
            <Copyable text={deskCase.customerNumber} />
          </Fact>
          <Fact name={texts.site}>
            {deskCase.city} · {deskCase.site}
          </Fact>
        </dl>
      </section>
      <ContactFacts deskCase={deskCase} />
      <AlarmFacts deskCase={deskCase} />
      <PossibleDuplicates deskCase={deskCase} merge={() => wantAct(deskCase.caseNumber, 'merge')} />
      <LinkedCases deskCase={deskCase} />
      <EarlierCases deskCase={deskCase} />
      <SimilarCases deskCase={deskCase} />
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function MachineFacts({ deskCase }: { deskCase: DeskCase }) {
  const texts = useTexts(factTexts);
  const clocks = useTexts(clockTexts);
  const lines = useTexts(peopleWords).productLine;
  const formats = useFormats();
  const now = minute.use();
  const { warrantyUntil, deliveredOn } = deskCase;
  const isOver = warrantyUntil !== null && new Date(`${warrantyUntil}T23:59:59Z`) < now;
  return (
    <section>
      <h3>{texts.machine}</h3>
      <p className={styles.machine}>
        <Copyable text={deskCase.machineNumber} />
        <Link to="/machines/$machineNumber" params={{ machineNumber: deskCase.machineNumber }}>
          {deskCase.model}
        </Link>
        <small>{lines[deskCase.productLine]}</small>
      </p>
      <dl>
        {deliveredOn && <Fact name={texts.deliveredOn}>{formats.fullDate(deliveredOn)}</Fact>}
        {warrantyUntil && (
          <Fact name={texts.warranty}>
            {isOver ? texts.warrantyOver(formats.fullDate(warrantyUntil)) : formats.fullDate(warrantyUntil)}
          </Fact>
        )}
        <Fact name={texts.contract}>
          {deskCase.serviceContracts.length === 0
            ? clocks.level.none
            : deskCase.serviceContracts.map(({ contractNumber, level, endsOn }) => (
                <span key={contractNumber} className={styles.contract}>
                  {texts.contractUntil(clocks.level[level], formats.fullDate(endsOn))}{' '}
                  <Copyable text={contractNumber} />
                </span>
              ))}
        </Fact>
        {deskCase.softwareVersion && <Fact name={texts.software}>{deskCase.softwareVersion}</Fact>}
        {deskCase.controlSoftware && <Fact name={texts.control}>{deskCase.controlSoftware}</Fact>}
      </dl>
    </section>
  );
}

function ContactFacts({ deskCase: { contact, contactPerson } }: { deskCase: DeskCase }) {
  const nameOf = useMemberName();
  const texts = useTexts(factTexts);
  return (
    <section>
      <h3>{texts.contact}</h3>
      {contact.callBackNumber && (
        <dl>
          <Fact name={texts.callBack}>
            <a href={`tel:${contact.callBackNumber.replace(/[^+\d]/g, '')}`}>{contact.callBackNumber}</a>
          </Fact>
        </dl>
      )}
      {contactPerson && (
        <>
          <p className={styles.name}>
            <Icon name="person" size={16} />
            {nameOf(contactPerson.label)}
          </p>
          <dl>
            {contactPerson.phone && (
              <Fact name={texts.phone}>
                <a href={`tel:${contactPerson.phone.replace(/[^+\d]/g, '')}`}>{contactPerson.phone}</a>
              </Fact>
            )}
            {contactPerson.contactEmail && <Fact name={texts.email}>{contactPerson.contactEmail}</Fact>}
          </dl>
        </>
      )}
      {!contactPerson && contact.label && <p className={styles.name}>{nameOf(contact.label)}</p>}
    </section>
  );
}

function AlarmFacts({ deskCase: { alarms, alarmsAt, alarmProof } }: { deskCase: DeskCase }) {
  const texts = useTexts(factTexts);
  const formats = useFormats();
  return (
    <section>
      <h3>{texts.alarms}</h3>
      {alarms.length === 0 ? (
        <p className={styles.quiet}>{texts.noAlarms}</p>
      ) : (
        <ul className={styles.alarms}>
          {alarms.map(({ errorNumber, text }) => (
            <li key={errorNumber}>
              <Copyable text={errorNumber} />
              {text && <span>{text}</span>}
            </li>
          ))}
        </ul>
      )}
      {alarmsAt && <p className={styles.quiet}>{texts.alarmsAt(formats.dateTime(alarmsAt))}</p>}
      {alarmProof && (
        <p className={styles.proof} data-checked={alarmProof === 'checked'}>
          <Icon name={alarmProof === 'checked' ? 'shield' : 'warning'} size={14} />
          {texts.alarmProof[alarmProof]}
        </p>
      )}
    </section>
  );
}

function EarlierCases({ deskCase: { earlierCases } }: { deskCase: DeskCase }) {
  const texts = useTexts(factTexts);
  const states: Readonly<Record<string, string>> = useTexts(caseWords).state;
  const formats = useFormats();
  return (
    <section>
      <h3>
        {texts.earlier}
        {earlierCases.length > 0 && ` (${earlierCases.length})`}
      </h3>
      {earlierCases.length === 0 && <p className={styles.quiet}>{texts.noEarlier}</p>}
      <ul className={styles.earlier}>
        {earlierCases.map((each) => (
          <li key={each.caseNumber}>
            <Link to="/cases/$caseNumber" params={{ caseNumber: each.caseNumber }} className="mono">
              {each.caseNumber}
            </Link>
            {each.errorNumber && <span className="mono">{each.errorNumber}</span>}
            <small>
              {formats.date(each.openedAt)} · {states[each.state] ?? each.state}
            </small>
            <p>{each.description}</p>
            {each.remedy && (
              <p className={styles.remedy}>
                {texts.remedy}: {each.remedy}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
