import { useNavigate } from '@tanstack/react-router';
import { deskCaseRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { ReasonedButton } from '../../shell/ReasonedButton.tsx';
import { useRouteRefusal } from '../../shell/rail/use-route-refusal.ts';
import { callerTexts } from './texts.ts';

interface CallerButtonProps {
  /** A machine or customer number to begin with. */
  words?: string;
}

/** The way to a case for a caller, with what is known already; `c` presses it. */
export function CallerButton({ words }: CallerButtonProps) {
  const texts = useTexts(callerTexts);
  const navigate = useNavigate();
  const reason = useRouteRefusal(deskCaseRoutes.openCaseForCaller);
  const go = () => void navigate({ to: '/cases/caller', search: words ? { words } : {} });
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
