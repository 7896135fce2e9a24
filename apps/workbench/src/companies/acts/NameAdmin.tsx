import { companyRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { useMemberName } from '#ui/words';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { queryClient } from '../../region/query-client.ts';
import { AskButton } from '../../shell/asking/AskButton.tsx';
import { companyActTexts } from './texts.ts';

interface NameAdminProps {
  companyId: string;
  person: { membershipId: string; label: string };
}

/** The first company admin; once there is one, the company decides by itself. */
export function NameAdmin({ companyId, person: { membershipId, label } }: NameAdminProps) {
  const texts = useTexts(companyActTexts);
  const nameOf = useMemberName();
  const run = async () => {
    await call(companyRoutes.nameCompanyAdmin, { params: { companyId, membershipId }, body: {} });
    await queryClient.invalidateQueries({ queryKey: keys.companies });
  };
  return (
    <AskButton words={texts.nameAdmin} title={texts.nameAdminAsk(nameOf(label))} run={run} done={texts.named}>
      <p>{texts.nameAdminHelp}</p>
    </AskButton>
  );
}
