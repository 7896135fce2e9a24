import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { addressOf, type Import, type ImportRefusal, importFieldWords, importReasonIn, importRoutes } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import styles from '../../shell/lists/ListPage.module.css';
import { More } from '../../shell/lists/More.tsx';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { columnLetters } from '../import-query.ts';
import own from '../imports.module.css';
import { importTexts } from '../texts.ts';

/** Rows that were refused, or left by undo, each with its reason. */
export function Refusals({ one }: { one: Import }) {
  const texts = useTexts(importTexts);
  const { language } = useLanguage();
  const query = useInfiniteQuery({
    queryKey: [...keys.importRefusals(one.importId), one.state],
    queryFn: ({ pageParam, signal }) =>
      call(importRoutes.listImportRefusals, {
        params: { importId: one.importId },
        query: { cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  if (query.isPending) return <Waiting lines={6} />;
  if (!query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const refusals = query.data.pages.flatMap((page) => page.refusals);
  if (refusals.length === 0) return <p className={styles.quiet}>{texts.allGood}</p>;
  const address = addressOf(importRoutes.downloadImportRefusals, {
    params: { importId: one.importId },
    query: { language },
  });
  return (
    <section className={styles.card}>
      <h2 className={own.listHead}>
        <span>{one.kept > 0 ? texts.leftRows : texts.refusals}</span>
        <Button size="xs" variant="default" component="a" href={address} download>
          {texts.download}
        </Button>
      </h2>
      <RefusalTable refusals={refusals} />
      <More query={query} />
    </section>
  );
}

function RefusalRow({ refusal }: { refusal: ImportRefusal }) {
  const texts = useTexts(importTexts);
  const { language } = useLanguage();
  const { line, column, field, value, otherLine } = refusal;
  return (
    <tr>
      <td data-number>{line}</td>
      <td>{column === null ? '—' : columnLetters(column)}</td>
      <td>{field === null ? '—' : importFieldWords[language][field]}</td>
      <td>
        {importReasonIn(language, refusal)}
        {otherLine !== null && ` (${texts.seeLine(otherLine)})`}
      </td>
      <td className={own.value}>{value ?? '—'}</td>
    </tr>
  );
}

function RefusalTable({ refusals }: { refusals: readonly ImportRefusal[] }) {
  const texts = useTexts(importTexts);
  return (
    <table className={styles.table} aria-label={texts.refusals}>
      <thead>
        <tr>
          <th scope="col" data-number>
            {texts.line}
          </th>
          {[texts.column, texts.field, texts.reason, texts.value].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {refusals.map((refusal) => (
          <RefusalRow key={refusal.line} refusal={refusal} />
        ))}
      </tbody>
    </table>
  );
}
