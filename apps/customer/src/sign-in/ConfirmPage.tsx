import { useQuery } from '@tanstack/react-query';
import { problem } from '#contract';
import { confirmEmailByLink } from '#contract/home';
import { useLanguage, useTexts } from '#ui/i18n';
import { codeOf } from '#ui/words';
import { VisitFrame } from '../first-visit/VisitFrame.tsx';
import { Button, Notice, Skeleton, TriedInVain } from '../parts/index.ts';
import { home } from '../session/home.ts';
import { goToSignIn } from '../session/sign-in-trip.ts';
import { useFragmentToken } from './fragment.ts';
import { signInTexts } from './texts.ts';

/** The link of the mail that confirms the recovery e-mail. */
export function ConfirmPage() {
  const texts = useTexts(signInTexts);
  const { language } = useLanguage();
  const token = useFragmentToken();
  // A query and not an effect: the token works once, and a page may be drawn twice.
  const confirming = useQuery({
    queryKey: ['confirmation', token],
    queryFn: () => home(confirmEmailByLink, { body: { token } }),
    retry: false,
    staleTime: Infinity,
  });
  return (
    <VisitFrame title={texts.confirmTitle}>
      {confirming.isPending && (
        <>
          <p>{texts.confirming}</p>
          <Skeleton rows={1} />
        </>
      )}
      {confirming.isSuccess && <Notice tone="done">{texts.confirmed}</Notice>}
      {/* A link that a mail program has cut short is as good as an old one. */}
      <TriedInVain thrown={codeOf(confirming.error) === 'input' ? problem('link-expired') : confirming.error} />
      {!confirming.isPending && (
        <Button isWide onClick={() => goToSignIn(language)}>
          {texts.signIn}
        </Button>
      )}
    </VisitFrame>
  );
}
