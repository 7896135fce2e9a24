import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type DeskPolicyVersion, privacyDeskRoutes } from '#contract';
import { useFormats, useLanguage, useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import { AskButton } from '../../shell/asking/AskButton.tsx';
import lists from '../../shell/lists/ListPage.module.css';
import { Failure } from '../../shell/states/Failure.tsx';
import { PolicyHead } from './PolicyHead.tsx';
import { dayOf, policiesChanged, policiesQuery, versionQuery } from './policy-queries.ts';
import { refusalWords } from './refusals.ts';
import { type Looking, TextsPanel } from './TextsPanel.tsx';
import { policyTexts } from './texts.ts';

/** A published version: its facts, its texts, and beside them those of another one (S8.2). */
export function VersionPage({ version }: { version: number }) {
  const texts = useTexts(policyTexts);
  const { language } = useLanguage();
  const [looking, look] = useState<Looking>({ kind: 'policy', language });
  const { data: list } = useQuery(policiesQuery);
  const query = useQuery(versionQuery(version, looking.language));
  const one = list?.versions.find((each) => each.version === version);
  const others = [...(list?.versions.map((each) => each.version) ?? []), 0].filter((other) => other !== version);
  return (
    <div className={lists.page}>
      <PolicyHead of={`${texts.version} ${version}`}>
        {one?.standing === 'scheduled' && <TakeBack one={one} />}
      </PolicyHead>
      <div className={lists.scroll}>
        <div className={lists.sheet}>
          {one && <Facts one={one} />}
          {query.isError && !one?.texts.some((text) => text.language !== looking.language) ? (
            <Failure error={query.error} retry={() => void query.refetch()} />
          ) : (
            <TextsPanel looking={looking} look={look} texts={query.isError ? [] : query.data?.texts} others={others} />
          )}
        </div>
      </div>
    </div>
  );
}

function TakeBack({ one }: { one: DeskPolicyVersion }) {
  const texts = useTexts(policyTexts);
  const formats = useFormats();
  const run = async () => {
    await call(privacyDeskRoutes.takePolicyBack, { params: { version: one.version } });
    await policiesChanged();
  };
  const refused = (thrown: unknown) => refusalWords(thrown, texts, formats);
  return (
    <AskButton words={texts.takeBack} title={texts.takeBackAsk} run={run} done={texts.tookBack} refused={refused}>
      <p>{texts.takeBackHelp}</p>
    </AskButton>
  );
}

function Facts({ one }: { one: DeskPolicyVersion }) {
  const texts = useTexts(policyTexts);
  const formats = useFormats();
  const { language } = useLanguage();
  const facts = [
    [texts.version, `${one.version} · ${texts.standing[one.standing]}`],
    [texts.from, one.appliedFrom ? formats.fullDate(dayOf(one.appliedFrom)) : formats.dateTime(one.effectiveAt)],
    [texts.by, `${one.publishedBy}, ${formats.dateTime(one.publishedAt)}`],
    [texts.home, one.atHomeSince ? texts.atHome : texts.notAtHome],
    ...(one.changes ? [[texts.what, one.changes[language]]] : []),
    ...(one.registerIsSame ? [] : [['', texts.registerChanged]]),
  ];
  return (
    <section className={lists.card}>
      <dl className={lists.facts}>
        {facts.map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
