import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage, useTexts } from '#ui/i18n';
import { clearStorage } from '../session/storage.ts';
import { Account, EmailCheck, PolicyScreen, TransferScreen } from './later-steps.ts';
import type { ShownText } from './policy-queries.ts';
import { ChooseLanguage, Declined, Start } from './StartSteps.tsx';
import { visitTexts } from './texts.ts';

type Step =
  | 'language'
  | 'start'
  | 'policy'
  | 'transfer'
  | 'account'
  | 'check'
  | 'declined-policy'
  | 'declined-transfer';

declare module '@tanstack/history' {
  interface HistoryState {
    /** Where the first visit stands; a word only, so that the browser's *back* works. */
    step?: string;
  }
}

/** What the page holds in memory, and nowhere else, until the account is made (S0.3). */
interface Held {
  id: string;
  policy?: ShownText;
  crossBorder?: ShownText;
  check?: { checkId: string; email: string };
  /** The person refused on this very page; a later start knows nothing of it. */
  hasDeclined?: boolean;
}

/** The step that may be shown: after a reload the decisions are gone, so it begins again. */
function reachable(wished: string | undefined, held: Held, isLanguageChosen: boolean): Step {
  if (held.check) return 'check';
  if (held.hasDeclined && (wished === 'declined-policy' || wished === 'declined-transfer')) return wished;
  if (!isLanguageChosen) return 'language';
  if (wished === 'account' && held.policy && held.crossBorder) return 'account';
  if (wished === 'transfer' && held.policy) return 'transfer';
  if (wished === 'policy') return 'policy';
  return 'start';
}

function useSteps() {
  const wished = useLocation({ select: (location) => location.state.step });
  const navigate = useNavigate();
  const router = useRouter();
  const go = (step: Step) =>
    void navigate({ to: '.', search: true, hash: true, state: (state) => ({ ...state, step }) });
  return { wished, go, back: () => router.history.back() };
}

/** From nothing to an account; nothing leaves for the service, nothing is stored, before both agreements. */
export function FirstVisit() {
  const texts = useTexts(visitTexts);
  const { isChosen } = useLanguage();
  const queries = useQueryClient();
  const { wished, go, back } = useSteps();
  const [held, setHeld] = useState<Held>(() => ({ id: crypto.randomUUID() }));
  const hold = (more: Partial<Held>) => setHeld((before) => ({ ...before, ...more }));
  const decline = async (kind: 'policy' | 'transfer') => {
    setHeld({ id: crypto.randomUUID(), hasDeclined: true });
    await clearStorage();
    go(`declined-${kind}`);
  };
  const step = reachable(wished, held, isChosen);
  if (step === 'language') return <ChooseLanguage onChosen={() => go('start')} />;
  if (step === 'start') return <Start onStart={() => go('policy')} />;
  if (step === 'declined-policy') return <Declined kind="policy" onAgain={() => go('start')} />;
  if (step === 'declined-transfer') return <Declined kind="transfer" onAgain={() => go('start')} />;
  if (step === 'policy') {
    const agree = (policy: ShownText) => {
      hold({ policy });
      go('transfer');
    };
    return <PolicyScreen step={texts.step(1)} onBack={back} onAgree={agree} onDisagree={() => decline('policy')} />;
  }
  if (step === 'transfer') {
    const agree = (crossBorder: ShownText) => {
      hold({ crossBorder });
      go('account');
    };
    return <TransferScreen step={texts.step(2)} onBack={back} onAgree={agree} onDisagree={() => decline('transfer')} />;
  }
  if (step === 'account' && held.policy && held.crossBorder) {
    const outdated = () => {
      void queries.invalidateQueries({ queryKey: ['policy'] });
      hold({ policy: undefined, crossBorder: undefined });
      go('policy');
    };
    return (
      <Account
        id={held.id}
        decisions={{ policy: held.policy, crossBorder: held.crossBorder }}
        onBack={back}
        onMade={(checkId, email) => hold({ check: { checkId, email } })}
        onOutdated={outdated}
      />
    );
  }
  return held.check ? <EmailCheck {...held.check} /> : <Start onStart={() => go('policy')} />;
}
