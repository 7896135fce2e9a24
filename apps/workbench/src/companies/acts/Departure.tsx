import { Button } from '@mantine/core';
import { companyRoutes, type DeskCompanyPage } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { codeOf } from '#ui/words';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { queryClient } from '../../region/query-client.ts';
import { AskButton } from '../../shell/asking/AskButton.tsx';
import asking from '../../shell/asking/asking.module.css';
import styles from '../../shell/lists/ListPage.module.css';
import { mayCall, useMe } from '../../shell/session.ts';
import { companyActTexts } from './texts.ts';

/** A company leaves: begun, its data handed over, taken back or ended for good. */
export function Departure({ company }: { company: DeskCompanyPage }) {
  const texts = useTexts(companyActTexts);
  const formats = useFormats();
  const me = useMe();
  const { departure } = company;
  if (!departure && !mayCall(me, companyRoutes.startDeparture)) return null;
  const says = departure
    ? departure.endedAt
      ? texts.hasLeft(formats.fullDate(departure.endedAt))
      : texts.since(formats.fullDate(departure.startedAt))
    : texts.leavingHelp;
  return (
    <section className={styles.card}>
      <h2>{texts.leaving}</h2>
      <div className={asking.body}>
        <p>{says}</p>
        {mayCall(me, companyRoutes.startDeparture) && <Acts company={company} />}
      </div>
    </section>
  );
}

function Acts({ company }: { company: DeskCompanyPage }) {
  const texts = useTexts(companyActTexts);
  const { companyId, name, members, openCases, departure } = company;
  const params = { companyId };
  // Also after a refusal: a colleague may have decided otherwise meanwhile.
  const refresh = () => queryClient.invalidateQueries({ queryKey: keys.companies });
  const archive = (
    <Button component="a" size="sm" variant="default" href={`/api/desk/companies/${companyId}/archive`} download>
      {texts.archive}
    </Button>
  );
  if (!departure)
    return (
      <div className={asking.row}>
        <AskButton
          words={texts.start}
          title={texts.startAsk(name)}
          isGrave
          run={() => call(companyRoutes.startDeparture, { params, body: {} }).finally(refresh)}
          done={texts.started}
        >
          <p>{texts.startHelp(openCases)}</p>
        </AskButton>
      </div>
    );
  if (departure.endedAt) return <div className={asking.row}>{archive}</div>;
  return (
    <div className={asking.row}>
      {archive}
      <AskButton
        words={texts.takeBack}
        title={texts.takeBackAsk}
        run={() => call(companyRoutes.takeDepartureBack, { params }).finally(refresh)}
        done={texts.tookBack}
      >
        <p>{texts.takeBackHelp}</p>
      </AskButton>
      <AskButton
        words={texts.end}
        title={texts.endAsk(name)}
        isGrave
        run={() => call(companyRoutes.endDeparture, { params, body: {} }).finally(refresh)}
        done={texts.ended}
        refused={(thrown) => (codeOf(thrown) === 'not-found' ? texts.staysAlready : undefined)}
      >
        <p>{texts.endHelp(members)}</p>
      </AskButton>
    </div>
  );
}
