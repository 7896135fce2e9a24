import type { CaseState, Severity, Turn } from '#contract';
import { useTexts } from '../i18n/index.ts';
import { Icon, type IconName } from '../icons/index.ts';
import { caseWords } from '../words/index.ts';
import styles from './badges.module.css';

/** What a colour says; each stands for a state, never for decoration. */
export type Tone = 'down' | 'due' | 'done' | 'work' | 'rest';

interface BadgeProps {
  tone: Tone;
  icon: IconName;
  children: string;
  /** Without a ground of its own, for dense places. */
  isPlain?: boolean;
}

/** An icon and a word in the colour of a state. */
export function Badge({ tone, icon, children, isPlain = false }: BadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone} data-plain={isPlain}>
      <Icon name={icon} size={16} />
      {children}
    </span>
  );
}

const stateLooks: Readonly<Record<CaseState, readonly [Tone, IconName]>> = {
  sent: ['rest', 'sent'],
  received: ['work', 'received'],
  'in-progress': ['work', 'maker'],
  solved: ['done', 'done'],
  closed: ['rest', 'closed'],
  stopped: ['rest', 'stopped'],
  merged: ['rest', 'merged'],
};

const turnLooks: Readonly<Record<Turn, readonly [Tone, IconName]>> = {
  maker: ['work', 'maker'],
  customer: ['due', 'customer'],
  parts: ['work', 'parts'],
  visit: ['work', 'visit'],
};

const severityLooks: Readonly<Record<Severity, readonly [Tone, IconName]>> = {
  down: ['down', 'down'],
  limited: ['due', 'limited'],
  running: ['done', 'running'],
};

/** The state of a case. */
export function StateBadge({ state, isPlain }: { state: CaseState; isPlain?: boolean }) {
  const [tone, icon] = stateLooks[state];
  const words = useTexts(caseWords);
  return (
    <Badge tone={tone} icon={icon} isPlain={isPlain}>
      {words.state[state]}
    </Badge>
  );
}

interface TurnBadgeProps {
  turn: Turn;
  /** Who reads it: for staff, the customer's turn is no call to act. */
  reader?: 'customer' | 'staff';
  isPlain?: boolean;
}

/** Whose turn it is. */
export function TurnBadge({ turn, reader = 'customer', isPlain }: TurnBadgeProps) {
  const [tone, icon] = turnLooks[turn];
  const words = useTexts(caseWords);
  const isStaff = reader === 'staff';
  const seen: Tone = isStaff ? (turn === 'maker' ? 'due' : 'rest') : tone;
  return (
    <Badge tone={seen} icon={icon} isPlain={isPlain}>
      {(isStaff ? words.deskTurn : words.turn)[turn]}
    </Badge>
  );
}

/** How bad it is, in the customer's word. */
export function SeverityBadge({ severity, isPlain }: { severity: Severity; isPlain?: boolean }) {
  const [tone, icon] = severityLooks[severity];
  const words = useTexts(caseWords);
  return (
    <Badge tone={tone} icon={icon} isPlain={isPlain}>
      {words.severity[severity]}
    </Badge>
  );
}
