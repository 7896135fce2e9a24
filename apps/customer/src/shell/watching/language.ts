import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Language, peopleRoutes } from '#contract';
import { useLanguage } from '#ui/i18n';
import { kept, type Member, useMember } from '../../session/queries.ts';
import { service } from '../../session/service.ts';

/** Tells the service which language the person reads: mails follow it. A failure only delays that. */
export function useWrittenLanguage(): void {
  const { language, isChosen } = useLanguage();
  const written = useMember().language;
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (next: Language) => service(peopleRoutes.writeLanguage, { body: { language: next } }),
    onSuccess: (answer) =>
      client.setQueryData(kept.me, (me: Member | undefined) => (me ? { ...me, language: answer.language } : me)),
  });
  useEffect(() => {
    if (isChosen && language !== written) mutate(language);
  }, [isChosen, language, written, mutate]);
}
