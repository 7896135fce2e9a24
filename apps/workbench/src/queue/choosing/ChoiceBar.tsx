import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';
import { queueRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { focusList } from '../../cases/keys/focus.ts';
import { call } from '../../region/client.ts';
import { useKeys } from '../../shell/help/use-keys.ts';
import { ReasonedButton } from '../../shell/ReasonedButton.tsx';
import { useRouteRefusal } from '../../shell/rail/use-route-refusal.ts';
import { staffQuery } from '../../shell/session.ts';
import styles from './choosing.module.css';
import { choosingTexts } from './texts.ts';
import { takesCases, useAssigning } from './use-assigning.ts';
import type { Choice } from './use-choice.ts';

const nobody = 'nobody';

/** What can be done with the cases that are chosen; `a` goes to it. */
export function ChoiceBar({ choice }: { choice: Choice }) {
  const texts = useTexts(choosingTexts);
  const [to, setTo] = useState('');
  const field = useRef<HTMLSelectElement>(null);
  const refusal = useRouteRefusal(queueRoutes.assignCases);
  const assigning = useAssigning(() => {
    choice.clear();
    focusList();
  });
  useKeys({ a: () => field.current?.focus() });
  // The bar takes a click on its last button along.
  const clear = () => {
    choice.clear();
    focusList();
  };
  const caseNumbers = [...choice.chosen];
  const assign = () => {
    const assignee = to === nobody ? null : to;
    assigning.mutate(() => call(queueRoutes.assignCases, { body: { caseNumbers, assignee } }));
  };
  return (
    <form
      className={styles.bar}
      aria-label={texts.chosen(caseNumbers.length)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        focusList();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (to && refusal === null && !assigning.isPending) assign();
      }}
    >
      <b role="status">{texts.chosen(caseNumbers.length)}</b>
      <WhoSelect field={field} isDisabled={refusal !== null} to={to} choose={setTo} />
      <ReasonedButton
        type="submit"
        size="xs"
        reason={refusal ?? (to ? null : texts.chooseWho)}
        loading={assigning.isPending}
      >
        {texts.assign}
      </ReasonedButton>
      <Button size="xs" variant="subtle" onClick={clear}>
        {texts.clear}
      </Button>
    </form>
  );
}

interface WhoSelectProps {
  field: RefObject<HTMLSelectElement | null>;
  isDisabled: boolean;
  to: string;
  choose: (to: string) => void;
}

function WhoSelect({ field, isDisabled, to, choose }: WhoSelectProps) {
  const texts = useTexts(choosingTexts);
  const { data } = useQuery(staffQuery);
  return (
    <NativeSelect
      ref={field}
      size="xs"
      aria-label={texts.assignTo}
      aria-keyshortcuts="a"
      disabled={isDisabled}
      value={to}
      onChange={(event) => choose(event.currentTarget.value)}
      // A form with one select is not sent by Enter on its own.
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.form?.requestSubmit()}
      data={[
        { value: '', label: texts.assignTo },
        { value: nobody, label: texts.nobody },
        ...(data?.staff ?? [])
          .filter(takesCases)
          .map(({ staffId, name, team }) => ({ value: staffId, label: `${name} · ${team}` })),
      ]}
    />
  );
}
