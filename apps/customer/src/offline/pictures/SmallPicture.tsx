import { useEffect, useState } from 'react';
import type { AttachedFile } from '#contract';
import { Icon } from '#ui/icons';
import { useMember } from '../../session/queries.ts';
import { pictureOf } from '../store/pictures.ts';
import { useIsOnline } from '../use-unsent.ts';

/** The address of a small picture in this page, from the device; undefined until it is found, null when it is not. */
function useKept(fileId: string, isWanted: boolean): string | null | undefined {
  const { personId } = useMember();
  const [address, setAddress] = useState<string | null>();
  useEffect(() => {
    if (!isWanted) return;
    let made: string | undefined;
    let isThere = true;
    void pictureOf(personId, fileId).then((picture) => {
      if (!isThere) return;
      made = picture ? URL.createObjectURL(picture) : undefined;
      setAddress(made ?? null);
    });
    return () => {
      isThere = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [personId, fileId, isWanted]);
  return isWanted ? address : undefined;
}

/** The small picture of a file: from the service or, without a connection, as this device keeps it. */
export function SmallPicture({ file }: { file: Pick<AttachedFile, 'fileId' | 'thumbnailUrl' | 'url'> }) {
  const isOnline = useIsOnline();
  const [hasFailed, setHasFailed] = useState(false);
  const isAway = !isOnline || hasFailed;
  const kept = useKept(file.fileId, isAway);
  if (isAway && kept === undefined) return null;
  if (isAway && kept === null) return <Icon name="offline" size={24} />;
  return <img src={kept ?? file.thumbnailUrl ?? file.url} alt="" loading="lazy" onError={() => setHasFailed(true)} />;
}
