import { SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { companyRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { useMemberName } from '#ui/words';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { caseTexts } from '../texts.ts';
import styles from './callers.module.css';
import type { CallerDraft } from './draft.ts';
import { callerTexts } from './texts.ts';

interface FieldsProps {
  draft: CallerDraft;
  write: (part: Partial<CallerDraft>) => void;
}

/** People of the company who may be calling. */
function usePeople(companyId: string | undefined) {
  return useQuery({
    queryKey: keys.company(companyId ?? ''),
    queryFn: ({ signal }) => call(companyRoutes.readCompany, { params: { companyId: companyId! }, signal }),
    enabled: companyId !== undefined,
  });
}

/** Who calls, a member or a number without a name, and when; what is noted stays with staff. */
export function CallerFields({ draft, write }: FieldsProps) {
  const texts = useTexts(callerTexts);
  const cases = useTexts(caseTexts);
  const people = usePeople(draft.machine?.companyId);
  const members = (people.data?.people ?? []).filter(({ state }) => state === 'active');
  return (
    <fieldset className={styles.group}>
      <legend>{texts.caller}</legend>
      <SegmentedControl
        size="sm"
        aria-label={texts.caller}
        value={draft.caller}
        onChange={(value) => write({ caller: value as CallerDraft['caller'] })}
        data={[
          { value: 'number', label: texts.byNumber },
          { value: 'member', label: texts.byMember, disabled: people.isSuccess && members.length === 0 },
        ]}
      />
      {draft.caller === 'number' ? (
        <TextInput
          type="tel"
          label={texts.callBackNumber}
          description={texts.callBackHelp}
          value={draft.callBackNumber}
          maxLength={30}
          autoComplete="off"
          onChange={(event) => write({ callBackNumber: event.currentTarget.value })}
        />
      ) : (
        <Members draft={draft} write={write} members={members} />
      )}
      <TextInput
        type="datetime-local"
        label={texts.at}
        value={draft.at}
        onChange={(event) => write({ at: event.currentTarget.value })}
      />
      <Textarea
        className={styles.staffOnly}
        label={`${texts.note} (${cases.staffOnly})`}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2000}
        value={draft.note}
        onChange={(event) => write({ note: event.currentTarget.value })}
      />
    </fieldset>
  );
}

interface MembersProps extends FieldsProps {
  members: readonly { membershipId: string; label: string }[];
}

function Members({ draft, write, members }: MembersProps) {
  const texts = useTexts(callerTexts);
  const nameOf = useMemberName();
  return (
    <Select
      label={texts.member}
      placeholder={draft.machine ? texts.whichMember : texts.machineFirst}
      searchable
      disabled={!draft.machine}
      data={members.map(({ membershipId, label }) => ({ value: membershipId, label: nameOf(label) }))}
      value={draft.membershipId}
      onChange={(membershipId) => write({ membershipId })}
      nothingFoundMessage={texts.noMember}
    />
  );
}
