import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { peopleRoutes, type StaffSession } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { useWordsForProblem } from '#ui/words';
import { call } from '../region/client.ts';
import { keys } from '../region/keys.ts';
import { queryClient } from '../region/query-client.ts';
import { toastDone, toastProblem } from '../region/toasts.tsx';
import lists from '../shell/lists/ListPage.module.css';
import { Failure } from '../shell/states/Failure.tsx';
import { Waiting } from '../shell/states/Waiting.tsx';
import { Time } from '../shell/time/Time.tsx';
import { signInsTexts } from './texts.ts';

/** Where one is signed in at the desk; each can be ended, and all others at once (S2.8). */
export function SignInsPage() {
  const texts = useTexts(signInsTexts);
  const query = useQuery({
    queryKey: keys.ownSignIns,
    queryFn: ({ signal }) => call(peopleRoutes.listStaffSessions, { signal }),
  });
  const ending = useEnding();
  const sessions = query.data?.sessions;
  return (
    <div className={lists.page}>
      <header className={lists.head}>
        <h1>{texts.title}</h1>
        {sessions && sessions.length > 1 && (
          <Button
            size="xs"
            variant="default"
            style={{ marginLeft: 'auto' }}
            loading={ending.isPending && ending.variables === null}
            onClick={() => ending.mutate(null)}
          >
            {texts.endOthers}
          </Button>
        )}
      </header>
      <div className={lists.scroll}>
        {sessions ? (
          <div className={lists.sheet}>
            <p className={lists.quiet} style={{ maxWidth: '72ch', margin: 0 }}>
              {texts.help}
            </p>
            <section className={lists.card}>
              <Sessions
                sessions={sessions}
                end={(sessionId) => ending.mutate(sessionId)}
                ending={ending.isPending ? ending.variables : null}
              />
            </section>
          </div>
        ) : query.isError ? (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Waiting lines={4} />
        )}
      </div>
    </div>
  );
}

function useEnding() {
  const texts = useTexts(signInsTexts);
  const words = useWordsForProblem();
  return useMutation({
    mutationFn: (sessionId: string | null) =>
      sessionId === null
        ? call(peopleRoutes.endOtherStaffSessions, {})
        : call(peopleRoutes.endOwnStaffSession, { params: { sessionId } }),
    onSuccess: () => toastDone(texts.ended),
    onError: (error) => toastProblem(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.ownSignIns }),
  });
}

interface SessionsProps {
  sessions: readonly StaffSession[];
  end: (sessionId: string) => void;
  ending: string | null;
}

function Sessions({ sessions, end, ending }: SessionsProps) {
  const texts = useTexts(signInsTexts);
  return (
    <table className={lists.table} aria-label={texts.title}>
      <thead>
        <tr>
          <th scope="col">{texts.software}</th>
          <th scope="col">{texts.address}</th>
          <th scope="col">{texts.started}</th>
          <th scope="col">{texts.seen}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {sessions.map((one) => (
          <SessionRow
            key={one.sessionId}
            session={one}
            isEnding={ending === one.sessionId}
            end={() => end(one.sessionId)}
          />
        ))}
      </tbody>
    </table>
  );
}

function SessionRow({ session, isEnding, end }: { session: StaffSession; isEnding: boolean; end: () => void }) {
  const texts = useTexts(signInsTexts);
  const { software, address, isThisOne, startedAt, seenAt } = session;
  const name = software === '?' ? texts.unknown : software;
  return (
    <tr>
      <td>
        {name} <Mark session={session} />
      </td>
      <td className="mono">{address === 'unknown' ? '—' : address}</td>
      <td>
        <Time at={startedAt} />
      </td>
      <td>
        <Time at={seenAt} />
      </td>
      <td data-number>
        {!isThisOne && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={texts.endNamed(name)}
            loading={isEnding}
            onClick={end}
          >
            {texts.end}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Mark({ session: { isThisOne, isNew } }: { session: StaffSession }) {
  const texts = useTexts(signInsTexts);
  if (isThisOne) return <span className={lists.quiet}>· {texts.thisOne}</span>;
  if (!isNew) return null;
  return (
    <span style={{ color: 'var(--due)', whiteSpace: 'nowrap' }}>
      <Icon name="warning" size={14} /> {texts.isNew}
    </span>
  );
}
