import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { addressOf, privacyDeskRoutes, type Register, recordFormats } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import { useKeys } from '../../shell/help/use-keys.ts';
import lists from '../../shell/lists/ListPage.module.css';
import { focusSearch, SearchField } from '../../shell/lists/SearchField.tsx';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { DeskHead } from '../DeskHead.tsx';
import { Detail } from './details/Detail.tsx';
import { PaperRecord } from './details/PaperRecord.tsx';
import { findItems, itemsOf, type View } from './find.ts';
import { RegisterList } from './RegisterList.tsx';
import styles from './register.module.css';
import { registerTexts } from './words/texts.ts';

/** What is looked at, as it stands in the address. */
export interface RegisterSearch {
  words?: string;
  view?: View;
  /** E.g. `kind:phone`. */
  show?: string;
}

/** The processing register as a map: what there is, where it lives, why, who reads it, until when. */
export function RegisterPage({ search }: { search: RegisterSearch }) {
  const texts = useTexts(registerTexts);
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: keys.register,
    queryFn: ({ signal }) => call(privacyDeskRoutes.readRegister, { signal }),
    // It changes with the software alone, and each reading is an entry.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const changeWords = useCallback(
    (words: string) =>
      void navigate({
        to: '/privacy-desk/register',
        search: (before) => ({ ...before, words: words || undefined }),
        replace: true,
      }),
    [navigate],
  );
  useKeys({ s: focusSearch });
  return (
    <div className={lists.page}>
      <DeskHead>
        <SearchField
          className={styles.search}
          label={texts.search}
          hint={texts.searchHint}
          words={search.words ?? ''}
          change={changeWords}
        />
        <Download />
      </DeskHead>
      {query.isPending && <Waiting lines={14} />}
      {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.data && <TwoSides register={query.data} search={search} />}
      {query.data && <PaperRecord register={query.data} />}
    </div>
  );
}

/** The record of processing as a file, in the language of the page. */
function Download() {
  const texts = useTexts(registerTexts);
  const { language } = useLanguage();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="xs" variant="default">
          {texts.download}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {recordFormats.map((format) => (
          <Menu.Item
            key={format}
            component="a"
            c="var(--ink)"
            href={addressOf(privacyDeskRoutes.readRecordOfProcessing, { query: { format, language } })}
            download
          >
            {texts.downloadAs[format]}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => window.print()}>{texts.print}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function TwoSides({ register, search }: { register: Register; search: RegisterSearch }) {
  const texts = useTexts(registerTexts);
  const { language } = useLanguage();
  const items = useMemo(() => itemsOf(register, language, texts), [register, language, texts]);
  const words = search.words?.trim();
  const view = search.view ?? 'kind';
  const listed = useMemo(
    () => (words ? findItems(items, words) : items.filter((item) => item.view === view)),
    [items, words, view],
  );
  // Whoever searches reads the first answer at once; whoever only opened the page reads the first of the list.
  const shown = search.show ?? listed[0]?.show;
  return (
    <div className={styles.sides}>
      <RegisterList items={listed} words={words} view={view} shown={shown} />
      <div className={styles.detail}>
        {listed.length > 0 || shown ? <Detail register={register} show={shown} /> : null}
        <p className={styles.hash}>
          {texts.hash} <span className="mono">{register.registerHash.slice(0, 12)}</span>
        </p>
      </div>
    </div>
  );
}
