import { Icon } from '#ui/icons';
import { switchCompany } from '../session/company.ts';
import { useMember } from '../session/queries.ts';

/** The companies of somebody who is in several; a tap changes over. Nothing for everybody else. */
export function Companies({ className }: { className?: string }) {
  const { companies = [], membership } = useMember();
  if (companies.length < 2) return null;
  return companies.map(({ companyId, name, customerNumber }) => {
    const isShown = companyId === membership.company.companyId;
    return (
      <button
        key={companyId}
        type="button"
        className={className}
        aria-pressed={isShown}
        onClick={() => !isShown && switchCompany(companyId)}
      >
        <Icon name="machines" />
        <span>
          {name}
          <small className="mono">{customerNumber}</small>
        </span>
        {isShown && <Icon name="check" />}
      </button>
    );
  });
}
