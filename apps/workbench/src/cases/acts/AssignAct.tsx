import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type DeskCase, deskCaseRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import { toastWhy } from '../../region/toasts.tsx';
import { useKeys } from '../../shell/help/use-keys.ts';
import { ReasonedButton } from '../../shell/ReasonedButton.tsx';
import { staffQuery, useMe } from '../../shell/session.ts';
import { focusCase, focusSoon } from '../keys/focus.ts';
import { KeyHint } from '../keys/KeyHint.tsx';
import { useAct, useRefusal } from '../use-act.ts';
import { wantedAct } from '../wanted-act.ts';
import styles from './Acts.module.css';
import { actTexts } from './texts.ts';

interface AssignActProps {
  deskCase: DeskCase;
  wantPane: () => void;
}

/** Who has the case. */
export function AssignAct({ deskCase, wantPane }: AssignActProps) {
  const texts = useTexts(actTexts);
  const me = useMe();
  const act = useAssignment(deskCase);
  const refusal = useRefusal('assign', deskCaseRoutes.assignCase, deskCase);
  const choices = useChoices(deskCase);
  const field = useRef<HTMLSelectElement>(null);
  useAssignKey(deskCase.caseNumber, () => {
    if (refusal !== null) return toastWhy(refusal);
    wantPane();
    focusSoon(field);
  });
  const held = deskCase.assignee?.staffId ?? '';
  const picking = usePicking(deskCase.caseNumber, held, act.assign);
  const picked = choices.find(({ value }) => value === picking.picked)?.label ?? texts.nobody;
  return (
    <section>
      <div className={styles.label}>
        {texts.assignee}
        <KeyHint name="a" />
      </div>
      <div className={styles.row}>
        <NativeSelect
          ref={field}
          size="sm"
          aria-label={texts.assignee}
          aria-keyshortcuts="a"
          title={refusal ?? undefined}
          aria-description={refusal ?? undefined}
          // Not while it is sent: a select that is disabled loses the keyboard.
          disabled={refusal !== null}
          aria-busy={act.isPending}
          value={picking.picked ?? held}
          onChange={(event) => picking.pick(event.currentTarget.value)}
          onKeyDown={picking.noteKey}
          onPointerDown={picking.notePointer}
          onBlur={picking.leave}
          data={[{ value: '', label: texts.nobody }, ...choices]}
        />
        {held !== me.staffId && choices.some(({ value }) => value === me.staffId) && (
          <TakeIt refusal={refusal} isBusy={act.isPending} take={() => act.assign(me.staffId)} />
        )}
      </div>
      {picking.picked !== null && <Picked name={picked} />}
      {refusal !== null && <p className={`${styles.help} ${styles.refusal}`}>{refusal}</p>}
    </section>
  );
}

function TakeIt({ refusal, isBusy, take }: { refusal: string | null; isBusy: boolean; take: () => void }) {
  const texts = useTexts(actTexts);
  return (
    <ReasonedButton size="sm" variant="default" reason={refusal} loading={isBusy} onClick={take}>
      {texts.takeIt}
    </ReasonedButton>
  );
}

function Picked({ name }: { name: string }) {
  const texts = useTexts(actTexts);
  return (
    <p className={styles.help} role="status">
      {texts.enterAssigns(name)}
    </p>
  );
}

// With the keyboard each arrow and each letter changes what a select shows; only Enter means it.
function usePicking(caseNumber: string, held: string, assign: (staffId: string | null) => void) {
  const [picked, setPicked] = useState<string | null>(null);
  const byKey = useRef(false);
  const leave = () => setPicked(null);
  const mean = (staffId: string) => {
    leave();
    if (staffId !== held) assign(staffId || null);
  };
  return {
    picked,
    leave,
    pick: (staffId: string) => (byKey.current ? setPicked(staffId === held ? null : staffId) : mean(staffId)),
    notePointer: () => {
      byKey.current = false;
    },
    noteKey: (event: KeyboardEvent) => {
      if (event.key === 'Escape') return leave();
      // These open the list of the select itself, in which Enter chooses.
      byKey.current = event.key !== ' ' && event.key !== 'Enter' && !event.altKey;
      if (event.key !== 'Enter' || picked === null) return;
      event.preventDefault();
      mean(picked);
      focusCase(caseNumber);
    },
  };
}

function useAssignment({ caseNumber, assignee }: DeskCase) {
  const texts = useTexts(actTexts);
  const act = useAct(caseNumber);
  const { data } = useQuery(staffQuery);
  const send = (staffId: string | null) => () =>
    call(deskCaseRoutes.assignCase, { params: { caseNumber }, body: { assignee: staffId } });
  const assign = (staffId: string | null) => {
    if (act.isPending) return;
    const name = data?.staff.find((each) => each.staffId === staffId)?.name;
    act.mutate({
      send: send(staffId),
      done: name ? texts.assigned(name) : texts.unassigned,
      undo: send(assignee?.staffId ?? null),
    });
  };
  return { assign, isPending: act.isPending };
}

// Those who work the case's product line and area and can do something with it; whoever has the case is always there.
function useChoices({ productLine, area, assignee }: DeskCase) {
  const { data } = useQuery(staffQuery);
  const able = (data?.staff ?? [])
    .filter(
      ({ roles, productLines, areas }) =>
        productLines.includes(productLine) &&
        areas.includes(area) &&
        roles.some((role) => role === 'front-line' || role === 'engineer'),
    )
    .map(({ staffId, name, team }) => ({ value: staffId, label: `${name} · ${team}` }));
  if (assignee && !able.some(({ value }) => value === assignee.staffId))
    able.push({ value: assignee.staffId, label: assignee.name });
  return able;
}

function useAssignKey(caseNumber: string, focus: () => void): void {
  const wanted = wantedAct.use();
  useKeys({ a: focus });
  useEffect(() => {
    if (wanted?.caseNumber !== caseNumber || wanted.act !== 'assign') return;
    wantedAct.set(null);
    focus();
  });
}
