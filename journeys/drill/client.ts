import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#platform/ids';

/** What a client was told is safe, and everything it ever sent. */
export interface Ledger {
  /** Draft → its id; one entry a draft, however often it was sent. */
  readonly sentCases: Map<string, string>;
  readonly sentReplies: Map<string, string>;
  /** Acknowledged: case id → case number. */
  readonly cases: Map<string, string>;
  /** Acknowledged reply ids. */
  readonly replies: Set<string>;
  /** Requests under way at this moment. */
  inFlight: number;
  /** Sends that were cut off or refused for the moment, and were sent again. */
  repeats: number;
  /** Moment of the last acknowledgement. */
  lastAnswerAt: number;
  /** Answers that nobody should ever get. */
  readonly oddities: string[];
}

/** One person at a machine. */
export interface Customer {
  readonly origins: readonly string[];
  readonly token: () => Promise<string>;
  readonly machineNumber: string;
}

/** An empty ledger. */
export const openLedger = (): Ledger => ({
  sentCases: new Map(),
  sentReplies: new Map(),
  cases: new Map(),
  replies: new Set(),
  inFlight: 0,
  repeats: 0,
  lastAnswerAt: performance.now(),
  oddities: [],
});

/** Opens cases and replies to them until told to stop, and sends again what was not acknowledged, as the app does. */
export async function runClient(customer: Customer, ledger: Ledger, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const id = newId();
    const draft = `draft ${id}`;
    ledger.sentCases.set(draft, id);
    const opened = await untilAcknowledged(customer, ledger, '/api/cases', caseBody(customer, id, draft), signal);
    if (!opened) return;
    ledger.cases.set(id, opened.caseNumber!);
    const replyId = newId();
    const text = `reply ${replyId}`;
    ledger.sentReplies.set(text, replyId);
    const path = `/api/cases/${opened.caseNumber}/replies`;
    const replied = await untilAcknowledged(customer, ledger, path, { id: replyId, text, files: [] }, signal);
    if (!replied) return;
    ledger.replies.add(replyId);
  }
}

const caseBody = ({ machineNumber }: Customer, id: string, description: string) => ({
  id,
  machineNumber,
  reason: 'fault',
  severity: 'limited',
  description,
  language: 'en',
  contact: { callBackNumber: '+86 512 5555 0100' },
  files: [],
});

interface Acknowledged {
  caseNumber?: string;
}

/** Sends the same body until it is acknowledged; null when told to stop before that. */
async function untilAcknowledged(
  customer: Customer,
  ledger: Ledger,
  path: string,
  body: object,
  signal: AbortSignal,
): Promise<Acknowledged | null> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await sent(customer, ledger, `${customer.origins[attempt % customer.origins.length]}${path}`, body);
    if (answer?.ok) {
      ledger.lastAnswerAt = performance.now();
      return (await answer.json().catch(() => null)) ?? {};
    }
    if (answer && answer.status !== 503 && answer.status !== 429)
      ledger.oddities.push(`${path}: ${answer.status} ${(await answer.text()).slice(0, 200)}`);
    if (signal.aborted) return null;
    ledger.repeats += 1;
    await pause(100);
  }
}

/** One send; null when the connection was refused or cut. The body is read, so that cut answers count as cut. */
async function sent(customer: Customer, ledger: Ledger, address: string, body: object): Promise<Response | null> {
  const token = await customer.token();
  ledger.inFlight += 1;
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return new Response(text, { status: response.status });
  } catch {
    return null;
  } finally {
    ledger.inFlight -= 1;
  }
}
