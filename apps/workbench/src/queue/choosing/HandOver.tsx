import { Button, Modal, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { queueRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import { useFocusBack } from '../../shell/asking/use-focus-back.ts';
import { useKeys } from '../../shell/help/use-keys.ts';
import { mayCall, staffQuery, useMe } from '../../shell/session.ts';
import { shellTexts } from '../../shell/texts.ts';
import styles from './choosing.module.css';
import { choosingTexts } from './texts.ts';
import { type Outcome, takesCases, useAssigning } from './use-assigning.ts';

const nobody = 'nobody';

/** Hands over every open case of a colleague who is away; `h` asks from whom to whom. */
export function HandOver() {
  const texts = useTexts(choosingTexts);
  const [isOpen, setOpen] = useState(false);
  const may = mayCall(useMe(), queueRoutes.handOverCases);
  useKeys({ h: may ? () => setOpen(true) : undefined });
  if (!may) return null;
  return (
    <>
      <Button size="xs" variant="default" aria-keyshortcuts="h" onClick={() => setOpen(true)}>
        {texts.handOver}
      </Button>
      {isOpen && <HandOverDialog close={() => setOpen(false)} />}
    </>
  );
}

/** Page by page to the end; what broke off in between is done when it is asked for again. */
async function handOverAll(staffId: string, assignee: string | null): Promise<Outcome> {
  const all: Outcome = { assigned: [], refused: [] };
  for (let after: string | undefined; ; ) {
    const done = await call(queueRoutes.handOverCases, { params: { staffId }, body: { assignee, after } });
    all.assigned.push(...done.assigned);
    all.refused.push(...done.refused);
    if (done.next === null) return all;
    after = done.next;
  }
}

function HandOverDialog({ close }: { close: () => void }) {
  const texts = useTexts(choosingTexts);
  const shell = useTexts(shellTexts);
  useFocusBack();
  const { data } = useQuery(staffQuery);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const assigning = useAssigning(close);
  const colleagues = (data?.staff ?? [])
    .filter(takesCases)
    .map(({ staffId, name, team }) => ({ value: staffId, label: `${name} · ${team}` }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const assignee = to === nobody ? null : to;
    assigning.mutate(() => handOverAll(from, assignee));
  };
  return (
    <Modal opened centered onClose={close} title={texts.handOverTitle} closeButtonProps={{ 'aria-label': shell.close }}>
      <form className={styles.handOver} onSubmit={submit}>
        <p>{texts.handOverHelp}</p>
        <NativeSelect
          data-autofocus
          label={texts.from}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          data={[{ value: '', label: texts.pick }, ...colleagues]}
        />
        <NativeSelect
          label={texts.to}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          data={[
            { value: '', label: texts.pick },
            { value: nobody, label: texts.nobody },
            ...colleagues.filter(({ value }) => value !== from),
          ]}
        />
        <div className={styles.buttons}>
          <Button variant="default" onClick={close}>
            {shell.cancel}
          </Button>
          <Button type="submit" loading={assigning.isPending} disabled={!from || !to || from === to}>
            {texts.handOver}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
