import { useEffect, useState } from 'react';
import { Icon } from '#ui/icons';
import type { Attachment } from '../tray/attachment.ts';
import type { Tray } from '../tray/tray.ts';
import styles from './card.module.css';
import { lengthInWords, useSizes } from './words.ts';

/** The address of a picture in this page; it comes from the device's own store after a reload. */
function useAddress({ id, keptId, poster }: Attachment, tray: Tray): string | undefined {
  const [address, setAddress] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another form of the file, or a poster, is another picture.
  useEffect(() => {
    let made: string | undefined;
    let isThere = true;
    void tray.picture(id).then((picture) => {
      if (!isThere) return;
      made = picture ? URL.createObjectURL(picture) : undefined;
      setAddress(made);
    });
    return () => {
      isThere = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [tray, id, keptId, poster?.keptId]);
  return address;
}

/** What a file looks like: the picture, a video's poster, or a plate with what is known. */
export function Preview({ one, tray }: { one: Attachment; tray: Tray }) {
  const address = useAddress(one, tray);
  const [broken, setBroken] = useState<string>();
  const { kind, durationMs } = one;
  const isShown = address !== undefined && address !== broken;
  return (
    <>
      {isShown ? <img src={address} alt="" onError={() => setBroken(address)} /> : <Plate one={one} />}
      {isShown && kind === 'video' && (
        <span className={styles.film}>
          <Icon name="running" size={16} />
          {durationMs !== undefined && lengthInWords(durationMs)}
        </span>
      )}
    </>
  );
}

function Plate({ one: { kind, name, bytes, durationMs } }: { one: Attachment }) {
  const size = useSizes();
  const ending = /\.([^.]{1,5})$/.exec(name)?.[1]?.toUpperCase();
  return (
    <span className={styles.plate}>
      <Icon name={kind === 'video' ? 'film' : kind === 'picture' ? 'camera' : 'file'} size={24} />
      {ending && <b className="mono">{ending}</b>}
      <small>{[durationMs !== undefined && lengthInWords(durationMs), size(bytes)].filter(Boolean).join(' · ')}</small>
    </span>
  );
}
