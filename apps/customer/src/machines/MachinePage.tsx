import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type Machine, productLines } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { codeOf, peopleWords } from '#ui/words';
import { Hotline } from '../hotline/Hotline.tsx';
import { Card, CopyNumber, Facts, LinkButton, Page, Section, Skeleton, Trouble } from '../parts/index.ts';
import { seenBeforeTexts } from '../seen-before/texts.ts';
import { Logbook } from './Logbook.tsx';
import { MachineState } from './MachinesPage.tsx';
import { machineQuery } from './queries.ts';
import { machineTexts } from './texts.ts';

/** One machine with its cases. */
export function MachinePage() {
  const texts = useTexts(machineTexts);
  const { logbook } = useTexts(seenBeforeTexts);
  const { machineNumber = '' } = useParams({ strict: false });
  const { data, error, isPending, refetch } = useQuery(machineQuery(machineNumber));
  return (
    <Page title={data?.model ?? machineNumber} backTo="/machines">
      {isPending && <Skeleton rows={3} />}
      {!isPending && !data && <Trouble thrown={error} onAgain={refetch} />}
      {/* The words say "call": the number stands there too (S1.1). */}
      {!data && codeOf(error) === 'machine-not-found' && <Hotline lines={productLines} />}
      {data && (
        <>
          <About machine={data} />
          <LinkButton to="/open" search={{ machine: machineNumber }} icon="plus" isWide>
            {texts.openCase}
          </LinkButton>
          <Section title={logbook}>
            <Logbook machineNumber={machineNumber} />
          </Section>
          <Hotline lines={[data.productLine]} />
        </>
      )}
    </Page>
  );
}

function About({ machine }: { machine: Machine }) {
  const texts = useTexts(machineTexts);
  const words = useTexts(peopleWords);
  const formats = useFormats();
  return (
    <Card>
      <div>
        <CopyNumber number={machine.machineNumber} />
        <MachineState machine={machine} />
      </div>
      <Facts
        facts={[
          [texts.site, machine.site],
          [texts.line, words.productLine[machine.productLine]],
          ...(machine.deliveredOn ? [[texts.delivered, formats.fullDate(machine.deliveredOn)] as const] : []),
          ...(machine.softwareVersion
            ? [
                [
                  texts.software,
                  <span key="software" className="mono">
                    {machine.softwareVersion}
                  </span>,
                ] as const,
              ]
            : []),
        ]}
      />
    </Card>
  );
}
