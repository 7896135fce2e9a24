import type { CaseClocks, ClockFace, DeskCase, DueKind } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { Icon, type IconName } from '#ui/icons';
import { minute } from '../../shell/time/minute.ts';
import styles from './ClockFacts.module.css';
import { hoursAndMinutes, leftNow } from './left.ts';
import { clockTexts } from './texts.ts';

const icons = { running: 'clock', late: 'warning', paused: 'customer', met: 'done' } as const satisfies Record<
  ClockFace['state'],
  IconName
>;

/** Both clocks of a case: what is due, how much working time is left, and why it does not count. */
export function ClockFacts({ deskCase: { clocks } }: { deskCase: DeskCase }) {
  const texts = useTexts(clockTexts);
  const formats = useFormats();
  if (!clocks) return null;
  const { firstAnswer, update, pausedSince, pausedMinutes } = clocks;
  return (
    <section>
      <h3>{texts.title}</h3>
      <ul className={styles.clocks}>
        <ClockLine clocks={clocks} face={firstAnswer} of="first-answer" />
        {update && (
          <ClockLine clocks={clocks} face={update} of={update.isPromised ? 'promised-update' : 'next-update'} />
        )}
      </ul>
      {pausedSince && (
        <p className={styles.why}>
          <Icon name="customer" size={16} />
          {texts.pausedSince(formats.dateTime(pausedSince))}
        </p>
      )}
      {!pausedSince && pausedMinutes > 0 && (
        <p className={styles.goal}>{texts.pausedBefore(texts.length(...hoursAndMinutes(pausedMinutes)))}</p>
      )}
      <p className={styles.goal}>{texts.goal(texts.level[clocks.level], texts.calendar[clocks.calendar])}</p>
    </section>
  );
}

/** A clock late by the reader's own clock is late, though it was not when the case was read. */
const stateNow = (face: ClockFace, now: Date): ClockFace['state'] =>
  face.state === 'running' && face.dueAt !== null && new Date(face.dueAt) <= now ? 'late' : face.state;

function ClockLine({ clocks, face, of }: { clocks: CaseClocks; face: ClockFace; of: DueKind }) {
  const texts = useTexts(clockTexts);
  const formats = useFormats();
  const now = minute.use();
  const state = stateNow(face, now);
  const left = leftNow(clocks, face, now);
  const length = texts.length(...hoursAndMinutes(left ?? 0));
  return (
    <li className={styles.clock} data-state={state}>
      <Icon name={icons[state]} size={16} />
      <span>
        <b>{texts.dueOf[of]}</b> · {texts.state[state]}
        {face.metAt && <small>{texts.met(formats.dateTime(face.metAt))}</small>}
        {face.dueAt && <small>{texts.due(formats.dateTime(face.dueAt))}</small>}
        {state === 'running' && <small>{texts.left(length)}</small>}
        {state === 'late' && left !== null && left <= -1 && <small>{texts.over(length)}</small>}
        {state === 'paused' && <small>{texts.keeps(length)}</small>}
      </span>
    </li>
  );
}
