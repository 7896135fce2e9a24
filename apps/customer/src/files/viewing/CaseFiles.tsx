import type { ReactNode } from 'react';
import { FilesFrom } from '#ui/attached';
import { pictureOf } from '../../offline/store/pictures.ts';
import { useIsOnline } from '../../offline/use-unsent.ts';
import { useMember } from '../../session/queries.ts';

interface CaseFilesProps {
  seen: {
    readonly dataUpdatedAt: number;
    readonly refetch: (options: { throwOnError: true }) => Promise<unknown>;
  };
  children: ReactNode;
}

/** Where the files of a case come from: addresses that end, and without a connection the small pictures kept here. */
export function CaseFiles({ seen: { dataUpdatedAt, refetch }, children }: CaseFilesProps) {
  const { personId } = useMember();
  const isOnline = useIsOnline();
  return (
    <FilesFrom
      signedAt={dataUpdatedAt}
      refresh={() => refetch({ throwOnError: true })}
      kept={(fileId) => pictureOf(personId, fileId)}
      isAway={!isOnline}
    >
      {children}
    </FilesFrom>
  );
}
