import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { companyRoutes, type DeskMachinePage, machineRoutes } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { newId } from '../../region/new-id.ts';
import { queryClient } from '../../region/query-client.ts';
import { AskButton } from '../../shell/asking/AskButton.tsx';
import asking from '../../shell/asking/asking.module.css';
import styles from '../../shell/lists/ListPage.module.css';
import { mayCall, useMe } from '../../shell/session.ts';
import own from './moving.module.css';
import { movingTexts } from './texts.ts';

/** Where a machine has been, what was bought for it, and the way to another company. */
export function Owner({ machine }: { machine: DeskMachinePage }) {
  const texts = useTexts(movingTexts);
  const formats = useFormats();
  const me = useMe();
  const { moves, serviceContracts } = machine;
  return (
    <>
      <section className={styles.card}>
        <h2>{texts.title}</h2>
        <div className={asking.body}>
          {moves.length === 0 && <p>{texts.never}</p>}
          {moves.map((one) => (
            <p key={one.moveId}>
              {formats.fullDate(one.at)} ·{' '}
              {texts.line(one.fromCompany ?? texts.unknown, one.toCompany ?? texts.unknown)} · {one.by}
            </p>
          ))}
          {mayCall(me, machineRoutes.moveMachine) && (
            <div className={asking.row}>
              <Move machine={machine} />
            </div>
          )}
        </div>
      </section>
      <section className={styles.card}>
        <h2>{texts.contracts}</h2>
        <div className={asking.body}>
          {serviceContracts.length === 0 && <p>{texts.noContracts}</p>}
          {serviceContracts.map((one) => (
            <p key={one.contractNumber}>
              <span className="mono">{one.contractNumber}</span> · {texts.levels[one.level]} ·{' '}
              {texts.until(formats.fullDate(one.startsOn), formats.fullDate(one.endsOn))}
            </p>
          ))}
        </div>
      </section>
    </>
  );
}

const nowhere = { companyId: null as string | null, site: '' };

function Move({ machine: { machineNumber, companyId: present, openCases } }: { machine: DeskMachinePage }) {
  const texts = useTexts(movingTexts);
  // The same id for every try: sending again moves nothing twice.
  const [id, setId] = useState(newId);
  const [{ companyId, site }, setPlace] = useState(nowhere);
  const run = async () => {
    const body = { id, companyId: companyId ?? '', site: site.trim() };
    await call(machineRoutes.moveMachine, { params: { machineNumber }, body });
    // The next move, also the one back, is another one.
    setId(newId());
    setPlace(nowhere);
    await Promise.all([keys.machines, keys.companies].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  };
  return (
    <AskButton
      words={texts.move}
      title={texts.moveAsk(machineNumber)}
      isIncomplete={!companyId || !site.trim()}
      run={run}
      done={texts.moved}
    >
      {openCases > 0 && <p className={own.waits}>{texts.waits(openCases)}</p>}
      <p>{texts.moveHelp}</p>
      <CompanyChoice
        present={present}
        companyId={companyId}
        choose={(chosen) => setPlace({ companyId: chosen, site })}
      />
      <TextInput
        label={texts.site}
        value={site}
        maxLength={120}
        onChange={(event) => setPlace({ companyId, site: event.currentTarget.value })}
      />
    </AskButton>
  );
}

interface CompanyChoiceProps {
  /** Where the machine is: no choice. */
  present: string;
  companyId: string | null;
  choose: (companyId: string | null) => void;
}

function CompanyChoice({ present, companyId, choose }: CompanyChoiceProps) {
  const texts = useTexts(movingTexts);
  const [words, setWords] = useState('');
  const { data, isSuccess } = useQuery({
    queryKey: keys.companyList({ words, of: 'move' }),
    queryFn: ({ signal }) => call(companyRoutes.listCompanies, { query: { words: words.slice(0, 80) }, signal }),
  });
  const options = (data?.companies ?? [])
    .filter((one) => one.companyId !== present)
    .map((one) => ({ value: one.companyId, label: `${one.name} · ${one.customerNumber}` }));
  return (
    <Select
      label={texts.company}
      data-autofocus
      placeholder={texts.search}
      searchable
      data={options}
      value={companyId}
      onChange={choose}
      onSearchChange={(text) => !options.some(({ label }) => label === text) && setWords(text)}
      filter={({ options: all }) => all}
      nothingFoundMessage={isSuccess ? texts.noCompany : undefined}
    />
  );
}
