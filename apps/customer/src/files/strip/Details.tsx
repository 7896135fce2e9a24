import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { fileLimits } from '#contract';
import { useTexts } from '#ui/i18n';
import { Button, TextField } from '../../parts/index.ts';
import { PictureEditor } from '../editing/index.ts';
import type { Attachment } from '../tray/attachment.ts';
import { choosable } from '../tray/kinds.ts';
import type { Tray } from '../tray/tray.ts';
import { Preview } from './Preview.tsx';
import { SizeChoice } from './SizeChoice.tsx';
import styles from './sheet.module.css';
import { stripTexts } from './texts.ts';
import { lengthInWords, useRefusalWords, useSizes, useStateWords } from './words.ts';

interface DetailsProps {
  one: Attachment;
  tray: Tray;
  onMove: (id: string, place: number) => void;
  onClose: () => void;
}

/** Everything about one file, as a sheet that comes from below, where the thumb is. */
export function Details({ one, tray, onMove, onClose }: DetailsProps) {
  const texts = useTexts(stripTexts);
  const dialog = useRef<HTMLDialogElement>(null);
  const [edited, setEdited] = useState<Blob>();
  // One Escape, or one *back*, closes both the editor and the sheet below it: the editor may stay, and the sheet returns.
  useEffect(() => {
    if (!edited && !dialog.current?.open) dialog.current?.showModal();
  }, [edited]);
  const { id, kind, name, state } = one;
  const edit = () => void tray.picture(id).then((picture) => picture && setEdited(picture));
  return (
    <dialog ref={dialog} className={styles.sheet} aria-label={texts.details(name)} onClose={() => edited || onClose()}>
      {edited && <Editing picture={edited} one={one} tray={tray} onEnd={() => setEdited(undefined)} />}
      <div className={styles.details}>
        <div className={styles.large}>
          <Preview one={one} tray={tray} />
        </div>
        <Facts one={one} />
        {kind === 'picture' && state !== 'refused' && <Look one={one} tray={tray} onEdit={edit} onClose={onClose} />}
        <TextField
          label={texts.caption}
          hint={texts.captionHint}
          value={one.caption}
          onText={(caption) => tray.describe(id, caption)}
          maxLength={fileLimits.captionCharacters}
          isOptional
        />
        {one.size && <SizeChoice one={one} tray={tray} />}
        <Acts one={one} tray={tray} onMove={onMove} onClose={onClose} />
        <Button isWide onClick={() => dialog.current?.close()}>
          {texts.done}
        </Button>
      </div>
    </dialog>
  );
}

interface EditingProps extends Pick<DetailsProps, 'one' | 'tray'> {
  picture: Blob;
  onEnd: () => void;
}

// From the first box on the picture goes nowhere, until it is finished or may go as it is: also after a closed app.
function Editing({ picture, one: { id, name, isUncovered }, tray, onEnd }: EditingProps) {
  const [wasBegun] = useState(isUncovered);
  const end = (act: () => void) => {
    act();
    onEnd();
  };
  return (
    <PictureEditor
      picture={picture}
      name={name}
      onDone={(edited) => end(() => tray.replace(id, edited))}
      onCancel={() => end(() => tray.cover(id, false))}
      onLater={wasBegun ? onEnd : undefined}
      onBegun={(isBegun) => {
        if (isBegun) tray.cover(id, true);
      }}
    />
  );
}

function Facts({ one }: { one: Attachment }) {
  const size = useSizes();
  const stateOf = useStateWords();
  const refusalOf = useRefusalWords();
  const { name, bytes, durationMs, state } = one;
  const facts = [size(bytes), durationMs !== undefined && lengthInWords(durationMs), stateOf(one)];
  return (
    <div className={styles.facts}>
      <b>{name}</b>
      <span>{facts.filter(Boolean).join(' · ')}</span>
      {state === 'refused' && <p className={styles.why}>{refusalOf(one)}</p>}
    </div>
  );
}

interface LookProps {
  one: Attachment;
  tray: Tray;
  onEdit: () => void;
  onClose: () => void;
}

// Before colleagues and the maker see it: only the person knows what must not be in the picture.
function Look({ one, tray, onEdit, onClose }: LookProps) {
  const texts = useTexts(stripTexts);
  const discard = () => {
    tray.remove(one.id);
    onClose();
  };
  return (
    <div className={styles.lookAgain}>
      <p>{texts.hint}</p>
      <div className={styles.pair}>
        <Button look="plain" onClick={onEdit}>
          {texts.edit}
        </Button>
        <Button look="plain" onClick={discard}>
          {texts.discard}
        </Button>
      </div>
    </div>
  );
}

function Acts({ one, tray, onMove, onClose }: DetailsProps) {
  const texts = useTexts(stripTexts);
  const { id, state, kind } = one;
  const files = tray.read();
  const place = files.findIndex((other) => other.id === id);
  const discard = () => {
    tray.remove(id);
    onClose();
  };
  return (
    <div className={styles.pair}>
      {files.length > 1 && (
        <>
          <Button look="plain" icon="back" disabled={place === 0} onClick={() => onMove(id, place - 1)}>
            {texts.moveEarlier}
          </Button>
          <Button
            look="plain"
            icon="forward"
            disabled={place === files.length - 1}
            onClick={() => onMove(id, place + 1)}
          >
            {texts.moveLater}
          </Button>
        </>
      )}
      <Pace one={one} tray={tray} />
      {(kind !== 'picture' || state === 'refused') && (
        <Button look="plain" onClick={discard}>
          {texts.discard}
        </Button>
      )}
    </div>
  );
}

function Pace({ one: { id, state, problem }, tray }: Pick<DetailsProps, 'one' | 'tray'>) {
  const texts = useTexts(stripTexts);
  if (problem === 'file-not-found') return <ChooseAgain onFile={(file) => void tray.bringBack(id, file)} />;
  if (state === 'waiting' || state === 'uploading')
    return (
      <Button look="plain" icon="pause" onClick={() => tray.hold(id)}>
        {texts.pauseNow}
      </Button>
    );
  if (state !== 'paused' && state !== 'failed') return null;
  return (
    <Button look="plain" icon="reload" onClick={() => void tray.send(id)}>
      {texts.goOnNow}
    </Button>
  );
}

function ChooseAgain({ onFile }: { onFile: (file: File) => void }) {
  const texts = useTexts(stripTexts);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) onFile(file);
  };
  return (
    <label className={styles.again}>
      <span>{texts.chooseAgain}</span>
      <input type="file" accept={choosable} onChange={choose} />
    </label>
  );
}
