import { useNavigate } from '@tanstack/react-router';
import { deskCaseRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { peopleWords } from '#ui/words';
import { toastWhy } from '../../region/toasts.tsx';
import { useKeys } from '../../shell/help/use-keys.ts';
import { ReasonedButton } from '../../shell/ReasonedButton.tsx';
import { namesOf } from '../../shell/rail/names-of.ts';
import { mayCall, useMe } from '../../shell/session.ts';
import { shellTexts } from '../../shell/texts.ts';
import { callerTexts } from './texts.ts';

interface CallerButtonProps {
  /** A machine or customer number to begin with. */
  words?: string;
}

/** The way to a case for a caller; `c` goes it. */
export function CallerButton({ words }: CallerButtonProps) {
  const texts = useTexts(callerTexts);
  const shell = useTexts(shellTexts);
  const roleNames = useTexts(peopleWords).role;
  const navigate = useNavigate();
  const route = deskCaseRoutes.openCaseForCaller;
  const reason = mayCall(useMe(), route) ? null : shell.needsRole(namesOf(route.may, roleNames));
  const go = () => void navigate({ to: '/cases/caller', search: words ? { words } : {} });
  useKeys({ c: reason === null ? go : () => toastWhy(reason) });
  return (
    <ReasonedButton
      size="xs"
      variant="default"
      reason={reason}
      leftSection={<Icon name="phone" size={15} />}
      aria-keyshortcuts="c"
      onClick={go}
    >
      {texts.open}
    </ReasonedButton>
  );
}
