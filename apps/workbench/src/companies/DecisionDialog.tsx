import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { companyRoutes, type DeskCompanyPage, type DeskJoinRequest } from '#contract';
import { useTexts } from '#ui/i18n';
import { codeOf, useWordsForProblem } from '#ui/words';
import { call } from '../region/client.ts';
import { keys } from '../region/keys.ts';
import { queryClient } from '../region/query-client.ts';
import { toastDone, toastProblem } from '../region/toasts.tsx';
import { useFocusBack, useFocusKept } from '../shell/asking/use-focus-back.ts';
import { shellTexts } from '../shell/texts.ts';
import styles from './companies.module.css';
import { companyTexts } from './texts.ts';

/** What the front line can say to a wish to join. */
export type Decision = 'accepted' | 'refused';

interface DecisionDialogProps {
  request: DeskJoinRequest;
  decision: Decision;
  close: () => void;
}

/** Asks once more before a person gets to see a company's cases, or is turned away. */
export function DecisionDialog({ request, decision, close }: DecisionDialogProps) {
  const texts = useTexts(companyTexts);
  const shell = useTexts(shellTexts);
  useFocusBack();
  const decide = useDecision(request, decision, close);
  useFocusKept(decide.isPending);
  const isAccepting = decision === 'accepted';
  const name = request.person?.name ?? texts.somebody;
  const { data: company } = useQuery<DeskCompanyPage>({
    queryKey: keys.company(request.company.companyId),
    enabled: false,
  });
  const members = company?.members;
  const acceptHelp = members === undefined ? texts.acceptHelpPlain : texts.acceptHelp(members);
  return (
    <Modal
      opened
      centered
      onClose={close}
      title={isAccepting ? texts.acceptAsk(name, request.company.name) : texts.refuseAsk(name)}
      closeButtonProps={{ 'aria-label': shell.close }}
    >
      <p className={styles.ask}>{isAccepting ? acceptHelp : texts.refuseHelp}</p>
      <div className={styles.buttons}>
        <Button variant="default" onClick={close}>
          {shell.cancel}
        </Button>
        <Button
          color={isAccepting ? undefined : 'down'}
          loading={decide.isPending}
          onClick={() => decide.mutate()}
          data-autofocus
        >
          {isAccepting ? texts.accept : texts.refuse}
        </Button>
      </div>
    </Modal>
  );
}

function useDecision({ joinRequestId }: DeskJoinRequest, decision: Decision, close: () => void) {
  const texts = useTexts(companyTexts);
  const words = useWordsForProblem();
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: keys.joinRequests }),
      queryClient.invalidateQueries({ queryKey: keys.companies }),
    ]);
  return useMutation({
    mutationFn: () => call(companyRoutes.decideJoinRequest, { params: { joinRequestId }, body: { decision } }),
    onSuccess: async () => {
      toastDone(texts[decision]);
      await refresh();
      close();
    },
    onError: (error) => {
      toastProblem(words(error));
      if (codeOf(error) !== 'already-decided') return;
      close();
      void refresh();
    },
  });
}
