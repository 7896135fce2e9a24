import { useEffect, useRef, useState } from 'react';
import { useTexts } from '#ui/i18n';
import type { Tray } from '../tray/tray.ts';
import { Card } from './Card.tsx';
import { Details } from './Details.tsx';
import styles from './strip.module.css';
import { stripTexts } from './texts.ts';
import { useAttachments } from './use-attachments.ts';
import { useRefusalWords } from './words.ts';

/** Brings a file that was just added into sight: what stays at the foot of the page would cover it. */
function useSightOfNew(count: number) {
  const strip = useRef<HTMLDivElement>(null);
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current) strip.current?.lastElementChild?.scrollIntoView({ block: 'nearest', inline: 'end' });
    before.current = count;
  }, [count]);
  return strip;
}

/** What was chosen, in its order, each with how far it is; where there is little room the hint waits in the sheet. */
export function AttachmentStrip({ tray, isTight }: { tray: Tray; isTight?: boolean }) {
  const texts = useTexts(stripTexts);
  const files = useAttachments(tray);
  const [openId, setOpenId] = useState<string>();
  const [moved, setMoved] = useState('');
  const strip = useSightOfNew(files.length);
  if (files.length === 0) return null;
  const opened = files.find(({ id }) => id === openId);
  const move = (id: string, place: number) => {
    tray.move(id, place);
    const name = files.find((one) => one.id === id)?.name ?? '';
    setMoved(texts.placed(name, Math.max(0, Math.min(place, files.length - 1)) + 1, files.length));
  };
  return (
    <div className={styles.around}>
      <div ref={strip} className={styles.strip}>
        {files.map((one, place) => (
          <Card
            key={one.id}
            one={one}
            place={place}
            count={files.length}
            tray={tray}
            onOpen={() => setOpenId(one.id)}
            onMove={move}
          />
        ))}
      </div>
      <p role="status" className="unseen">
        {moved}
      </p>
      <Remarks tray={tray} isTight={isTight} />
      {opened && <Details one={opened} tray={tray} onMove={move} onClose={() => setOpenId(undefined)} />}
    </div>
  );
}

/** What a person should know or do about the files. */
function Remarks({ tray, isTight }: { tray: Tray; isTight?: boolean }) {
  const texts = useTexts(stripTexts);
  const refusalOf = useRefusalWords();
  const files = useAttachments(tray);
  const refused = files.filter(({ state }) => state === 'refused');
  const notKept = files.filter(({ isNotKept, state }) => isNotKept && state !== 'ready' && state !== 'refused');
  const hasPicture = !isTight && files.some(({ kind, state }) => kind === 'picture' && state !== 'refused');
  return (
    <>
      <div role="status" className={styles.trouble}>
        {refused.map((one) => (
          <p key={one.id}>
            <b>{one.name}</b> {refusalOf(one)}
          </p>
        ))}
        {files.map((one) => one.isUncovered && <p key={one.id}>{texts.unfinished(one.name)}</p>)}
        {notKept.length > 0 && <p data-tone="due">{texts.notKept(notKept.map(({ name }) => name).join(', '))}</p>}
      </div>
      {hasPicture && <p className={styles.look}>{texts.look}</p>}
    </>
  );
}
