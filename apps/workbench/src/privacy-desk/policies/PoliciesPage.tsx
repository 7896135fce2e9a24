import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type DeskPolicyVersion, exportRoutes, type PolicyDraft, privacyDeskRoutes } from '#contract';
import { useFormats, useLanguage, useTexts } from '#ui/i18n';
import { useWordsForProblem } from '#ui/words';
import { call } from '../../region/client.ts';
import { newId } from '../../region/new-id.ts';
import { toastProblem } from '../../region/toasts.tsx';
import { ExportMenu } from '../../shell/lists/ExportMenu.tsx';
import lists from '../../shell/lists/ListPage.module.css';
import { Empty } from '../../shell/states/Empty.tsx';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { shellTexts } from '../../shell/texts.ts';
import { Time } from '../../shell/time/Time.tsx';
import { PolicyHead } from './PolicyHead.tsx';
import styles from './policies.module.css';
import { dayOf, policiesChanged, policiesQuery } from './policy-queries.ts';
import { refusalWords } from './refusals.ts';
import { policyTexts } from './texts.ts';

type Wish = { purpose: 'version' } | { purpose: 'archive'; appliedFrom: string };

/** Begins a version, or a former one, and opens it. */
function usePreparing() {
  const navigate = useNavigate();
  const words = useWordsForProblem();
  const texts = useTexts(policyTexts);
  const formats = useFormats();
  return useMutation({
    mutationFn: (wish: Wish) => call(privacyDeskRoutes.preparePolicy, { body: { draftId: newId(), ...wish } }),
    onSuccess: async ({ draftId }) => {
      await policiesChanged();
      await navigate({ to: '/privacy-desk/policies/drafts/$draftId', params: { draftId } });
    },
    onError: (error) => toastProblem(refusalWords(error, texts, formats) ?? words(error)),
  });
}

/** Privacy desk: what is in force, what is being prepared, what was published. */
export function PoliciesPage() {
  const texts = useTexts(policyTexts);
  const preparing = usePreparing();
  const query = useQuery(policiesQuery);
  return (
    <div className={lists.page}>
      <PolicyHead>
        <Button size="xs" loading={preparing.isPending} onClick={() => preparing.mutate({ purpose: 'version' })}>
          {texts.prepare}
        </Button>
        <ExportMenu route={exportRoutes.exportPolicyVersions} />
        <BringFormer bring={(appliedFrom) => preparing.mutate({ purpose: 'archive', appliedFrom })} />
      </PolicyHead>
      <div className={lists.scroll}>
        {query.isPending && <Waiting lines={8} />}
        {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
        {query.data && (
          <div className={lists.sheet}>
            <section className={lists.card}>
              <h2>{texts.inForce}</h2>
              <div className={styles.body}>
                <p>{query.data.inForce === 0 ? texts.inForceFirst : texts.inForceIs(query.data.inForce)}</p>
              </div>
            </section>
            {query.data.drafts.length > 0 && <Drafts drafts={query.data.drafts} />}
            <section className={lists.card}>
              <h2>{texts.published}</h2>
              <Versions versions={query.data.versions} />
            </section>
          </div>
        )}
      </div>
    </div>
  );
}

function BringFormer({ bring }: { bring: (day: string) => void }) {
  const texts = useTexts(policyTexts);
  const shell = useTexts(shellTexts);
  const [day, setDay] = useState<string>();
  const today = new Date().toISOString().slice(0, 10);
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setDay('')}>
        {texts.bringFormer}
      </Button>
      <Modal
        opened={day !== undefined}
        centered
        onClose={() => setDay(undefined)}
        title={texts.bringFormer}
        closeButtonProps={{ 'aria-label': shell.close }}
      >
        <form
          className={styles.asked}
          onSubmit={(event) => {
            event.preventDefault();
            if (day) bring(day);
            setDay(undefined);
          }}
        >
          <p>{texts.formerHelp}</p>
          <TextInput
            type="date"
            label={texts.former}
            max={today}
            required
            data-autofocus
            value={day ?? ''}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!day || day > today}>
            {texts.bringFormer}
          </Button>
        </form>
      </Modal>
    </>
  );
}

function Drafts({ drafts }: { drafts: readonly PolicyDraft[] }) {
  const texts = useTexts(policyTexts);
  const formats = useFormats();
  return (
    <section className={lists.card}>
      <h2>{texts.prepared}</h2>
      <table className={lists.table} aria-label={texts.prepared}>
        <tbody>
          {drafts.map((draft) => (
            <tr key={draft.draftId}>
              <td>
                <Link to="/privacy-desk/policies/drafts/$draftId" params={{ draftId: draft.draftId }}>
                  {draft.appliedFrom
                    ? texts.draftArchive(formats.fullDate(dayOf(draft.appliedFrom)))
                    : texts.draftVersion}
                </Link>
              </td>
              <td>{draft.preparedBy}</td>
              <td>
                <Time at={draft.preparedAt} />
              </td>
              <td>{draft.missing.length > 0 && texts.needed(draft.missing.length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Versions({ versions }: { versions: readonly DeskPolicyVersion[] }) {
  const texts = useTexts(policyTexts);
  const { language } = useLanguage();
  const formats = useFormats();
  if (versions.length === 0) return <Empty icon="shield" title={texts.nonePublished} help={texts.nonePublishedHelp} />;
  return (
    <table className={lists.table} aria-label={texts.published}>
      <thead>
        <tr>
          {[texts.version, '', texts.from, texts.by, texts.home, texts.what].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {versions.map((one) => (
          <tr key={one.version}>
            <td>
              <Link to="/privacy-desk/policies/$version" params={{ version: `${one.version}` }}>
                {texts.version} {one.version}
              </Link>
            </td>
            <td>{texts.standing[one.standing]}</td>
            <td>{one.appliedFrom ? formats.fullDate(dayOf(one.appliedFrom)) : formats.dateTime(one.effectiveAt)}</td>
            <td>{one.publishedBy}</td>
            <td>{one.atHomeSince ? texts.atHome : texts.notAtHome}</td>
            <td>{one.changes?.[language] ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
