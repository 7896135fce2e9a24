import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { caseRoutes, errorNumberSchema, type Language, machineNumberSchema, type OpenCase } from '#contract';
import { useLanguage } from '#ui/i18n';
import type { Tray } from '../../files/tray.ts';
import { kept, type Member } from '../../session/queries.ts';
import { service } from '../../session/service.ts';
import { type Draft, dropDraft } from './draft.ts';

/** Names of parts that are missing or wrong. */
export function wrongIn(draft: Draft): ReadonlySet<'machine' | 'error' | 'severity' | 'description' | 'contact'> {
  const wrong = new Set<'machine' | 'error' | 'severity' | 'description' | 'contact'>();
  if (!machineNumberSchema.safeParse(draft.machineNumber).success) wrong.add('machine');
  if (draft.errorNumber && !errorNumberSchema.safeParse(draft.errorNumber).success) wrong.add('error');
  if (!draft.severity) wrong.add('severity');
  if (!draft.description.trim()) wrong.add('description');
  if (draft.contact === 'number' && !/^\+?[0-9 ()/-]{5,30}$/.test(draft.callBackNumber.trim())) wrong.add('contact');
  return wrong;
}

function bodyOf(draft: Draft, member: Member, language: Language, files: string[]): OpenCase {
  const { membershipId } = member.membership;
  return {
    id: draft.id,
    machineNumber: draft.machineNumber,
    reason: draft.reason,
    severity: draft.severity ?? 'limited',
    errorNumber: draft.errorNumber || null,
    description: draft.description,
    language,
    contact:
      draft.contact === 'number'
        ? { callBackNumber: draft.callBackNumber.trim() }
        : { membershipId: draft.contact === 'me' ? membershipId : draft.contact },
    alarms: draft.alarms,
    alarmsAt: draft.alarmsAt,
    controlSoftware: draft.controlSoftware,
    files,
  };
}

/** Sends the case; photos under way are waited for. Whatever fails, the draft stays as it is. */
export function useSending(draft: Draft, member: Member, tray: Tray) {
  const { language } = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const files = await tray.settled();
      return service(caseRoutes.openCase, { body: bodyOf(draft, member, language, files) });
    },
    onSuccess: async ({ caseNumber }) => {
      tray.empty();
      dropDraft(member.personId);
      void client.invalidateQueries({ queryKey: kept.cases });
      void client.invalidateQueries({ queryKey: kept.machines });
      // The form leaves the history: *back* from the case leads to where the person came from.
      await navigate({ to: '/cases/$caseNumber', params: { caseNumber }, replace: true });
    },
  });
}
