import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { errorNumberSchema, machineNumberSchema, phoneSchema, textLimits } from '#contract';
import { useLanguage } from '#ui/i18n';
import { askForWakeUp } from '../../offline/app-worker.ts';
import { sendUnsent } from '../../offline/unsent/index.ts';
import type { Member } from '../../session/queries.ts';
import { changeDraft, type Draft } from './draft.ts';

/** Names of parts that are missing or wrong. */
export function wrongIn(draft: Draft): ReadonlySet<'machine' | 'error' | 'severity' | 'description' | 'contact'> {
  const wrong = new Set<'machine' | 'error' | 'severity' | 'description' | 'contact'>();
  if (!machineNumberSchema.safeParse(draft.machineNumber).success) wrong.add('machine');
  if (draft.errorNumber && !errorNumberSchema.safeParse(draft.errorNumber).success) wrong.add('error');
  if (!draft.severity) wrong.add('severity');
  const words = draft.description.trim();
  if (words === '' || words.length > textLimits.description) wrong.add('description');
  if (draft.contact === 'number' && !phoneSchema.safeParse(draft.callBackNumber).success) wrong.add('contact');
  return wrong;
}

/** Sends the case, now or when there is a connection; the page follows it as long as it is open. */
export function useSending(draft: Draft, member: Member): () => Promise<void> {
  const { language } = useLanguage();
  const navigate = useNavigate();
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const { personId, membership } = member;
  return useCallback(async () => {
    changeDraft(personId, { language, membershipId: membership.membershipId });
    const sending = sendUnsent(personId, draft.id);
    void askForWakeUp();
    const sent = await sending;
    // The form leaves the history: *back* from the case leads to where the person came from.
    if (sent.isSent && sent.caseNumber && isThere.current)
      await navigate({ to: '/cases/$caseNumber', params: { caseNumber: sent.caseNumber }, replace: true });
  }, [draft.id, personId, membership.membershipId, language, navigate]);
}
