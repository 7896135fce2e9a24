import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { exportRoutes, type Import, type ImportKind, importRoutes } from '#contract';
import { useFormats, useTexts } from '#ui/i18n';
import { call } from '../region/client.ts';
import { keys } from '../region/keys.ts';
import { ExportMenu } from '../shell/lists/ExportMenu.tsx';
import styles from '../shell/lists/ListPage.module.css';
import { More } from '../shell/lists/More.tsx';
import { Empty } from '../shell/states/Empty.tsx';
import { Failure } from '../shell/states/Failure.tsx';
import { Waiting } from '../shell/states/Waiting.tsx';
import { Time } from '../shell/time/Time.tsx';
import { DropZone } from './DropZone.tsx';
import { StateBadge } from './StateBadge.tsx';
import { importTexts } from './texts.ts';

/** A new import, and those before. */
export function ImportsPage({ kind = 'machines' }: { kind?: ImportKind }) {
  const texts = useTexts(importTexts);
  const navigate = useNavigate();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{texts.title}</h1>
        <ExportMenu route={exportRoutes.exportImports} />
      </header>
      <div className={styles.scroll}>
        <div className={styles.sheet}>
          <DropZone
            kind={kind}
            change={(chosen) => void navigate({ to: '/imports', search: { kind: chosen }, replace: true })}
          />
          <section className={styles.card}>
            <h2>{texts.earlier}</h2>
            <EarlierImports />
          </section>
        </div>
      </div>
    </div>
  );
}

function EarlierImports() {
  const texts = useTexts(importTexts);
  const query = useInfiniteQuery({
    queryKey: keys.importLists,
    queryFn: ({ pageParam, signal }) =>
      call(importRoutes.listImports, { query: { cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  if (query.isPending) return <Waiting lines={4} />;
  if (!query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const imports = query.data.pages.flatMap((page) => page.imports);
  if (imports.length === 0) return <Empty icon="file" title={texts.none} help={texts.noneHelp} />;
  return (
    <>
      <table className={styles.table} aria-label={texts.earlier}>
        <thead>
          <tr>
            {[texts.file, texts.kindHead, texts.state, texts.result, texts.by, texts.when].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {imports.map((one) => (
            <ImportRow key={one.importId} one={one} />
          ))}
        </tbody>
      </table>
      <More query={query} />
    </>
  );
}

function ImportRow({ one }: { one: Import }) {
  const texts = useTexts(importTexts);
  const formats = useFormats();
  const parts = [
    [one.created, texts.created],
    [one.changed, texts.changed],
    [one.refused, texts.refused],
    [one.takenBack, texts.takenBack],
  ] as const;
  const isDone = ['done', 'undoing', 'undone'].includes(one.state);
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${formats.number(count)} ${word}`);
  return (
    <tr>
      <td>
        <Link to="/imports/$importId" params={{ importId: one.importId }}>
          {one.fileName}
        </Link>
      </td>
      <td>{texts.kind[one.kind]}</td>
      <td>
        <StateBadge state={one.state} />
      </td>
      <td>{isDone ? said.join(' · ') || '—' : '—'}</td>
      <td>{one.by}</td>
      <td>
        <Time at={one.uploadedAt} />
      </td>
    </tr>
  );
}
