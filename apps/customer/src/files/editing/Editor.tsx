import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Close, FullScreen } from '#ui/full-screen';
import { useTexts } from '#ui/i18n';
import { Ask } from './Ask.tsx';
import styles from './editing.module.css';
import { type Edits, isSameEdit, stepped, untouched } from './edits.ts';
import { paint } from './painting.ts';
import { Stage } from './stage/Stage.tsx';
import { Tools } from './Tools.tsx';
import { editingTexts } from './texts.ts';

/** What the editor is given. */
export interface EditorProps {
  picture: Blob;
  name: string;
  /** The changed picture, without any metadata. */
  onDone: (edited: Blob) => void;
  /** Nothing is to change. */
  onCancel: () => void;
  /** For a picture that an earlier visit began to cover and did not finish: nothing is decided yet. */
  onLater?: () => void;
  /** Something is to be covered or cut off and is not yet, or no longer is. */
  onBegun?: (isBegun: boolean) => void;
}

type Loaded = { readonly address: string; readonly image: HTMLImageElement } | 'loading' | 'broken';

/** The browser decodes it, turns it upright, and keeps only as much of it in memory as the screen shows. */
function useLoaded(picture: Blob): Loaded {
  const [loaded, setLoaded] = useState<Loaded>('loading');
  useEffect(() => {
    const address = URL.createObjectURL(picture);
    const image = new Image();
    let isThere = true;
    image.src = address;
    image.decode().then(
      () => isThere && setLoaded({ address, image }),
      () => isThere && setLoaded('broken'),
    );
    return () => {
      isThere = false;
      image.src = '';
      URL.revokeObjectURL(address);
    };
  }, [picture]);
  return loaded;
}

/** Covers the page with a picture that can be cropped and blackened. */
export function Editor({ picture, name, onDone, onCancel, onLater, onBegun }: EditorProps) {
  const texts = useTexts(editingTexts);
  const loaded = useLoaded(picture);
  const leave = useRef<Close>(onLater ?? onCancel);
  return (
    <FullScreen label={texts.title(name)} className={styles.editor} onClose={() => leave.current()}>
      {typeof loaded === 'object' ? (
        <Desk {...loaded} {...{ leave, onDone, onCancel, onLater, onBegun }} type={picture.type} />
      ) : (
        <>
          <header className={styles.head}>
            <button type="button" onClick={onLater ?? onCancel}>
              {texts.cancel}
            </button>
          </header>
          <p className={styles.words} role={loaded === 'broken' ? 'alert' : undefined}>
            {loaded === 'broken' && texts.broken}
          </p>
        </>
      )}
    </FullScreen>
  );
}

interface DeskProps extends Pick<EditorProps, 'onDone' | 'onCancel' | 'onLater' | 'onBegun'> {
  /** What *back* and Escape do. */
  leave: RefObject<Close>;
  address: string;
  image: HTMLImageElement;
  type: string;
}

function useTold(isBegun: boolean, onBegun: EditorProps['onBegun']) {
  const tell = useRef(onBegun);
  useEffect(() => {
    tell.current = onBegun;
  });
  useEffect(() => void tell.current?.(isBegun), [isBegun]);
}

/** Leaves at once where nothing was done; a box that somebody drew, now or earlier, is never dropped without a word. */
function useAsking(mustAsk: boolean, leave: DeskProps['leave'], onCancel: () => void) {
  const [isAsking, setIsAsking] = useState(false);
  const cancel = () => {
    if (!mustAsk) return onCancel();
    setIsAsking(true);
    return false;
  };
  useEffect(() => {
    leave.current = cancel;
  });
  return { isAsking, cancel, onGoOn: () => setIsAsking(false) };
}

/** A screen to draw: the words that say "working" must be seen before the work begins. */
const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

function Desk({ address, image, type, leave, onDone, onCancel, onLater, onBegun }: DeskProps) {
  const texts = useTexts(editingTexts);
  const picture = { width: image.naturalWidth, height: image.naturalHeight };
  const [edits, setEdits] = useState<Edits>(() => untouched(picture));
  const [tool, setTool] = useState<'crop' | 'cover'>('crop');
  const [selected, select] = useState<number | null>(null);
  const [state, setState] = useState<'open' | 'applying' | 'failed'>('open');
  const { now } = edits;
  const isBegun = !isSameEdit(now, untouched(picture).now);
  useTold(isBegun, onBegun);
  const { isAsking, cancel, onGoOn } = useAsking(isBegun || onLater !== undefined, leave, onCancel);
  const finish = async () => {
    if (!isBegun) return void cancel();
    onGoOn();
    if (state === 'applying') return;
    setState('applying');
    await nextFrame();
    await paint(image, now, type).then(onDone, () => setState('failed'));
  };
  const coverHint = now.covers.length > 0 ? texts.moreHint : texts.coverHint;
  const words = {
    open: tool === 'crop' ? texts.cropHint : coverHint,
    applying: texts.applying,
    failed: texts.failed,
  }[state];
  return (
    <>
      <header className={styles.head}>
        <button type="button" onClick={cancel}>
          {texts.cancel}
        </button>
        <button type="button" data-main aria-disabled={state === 'applying' || undefined} onClick={() => void finish()}>
          {texts.done}
        </button>
      </header>
      <p className={styles.words} data-state={state} role="status">
        {words}
      </p>
      <Stage
        {...{ address, picture, tool, selected, select }}
        edit={now}
        keep={(next, key) => setEdits((before) => stepped(before, next, key))}
      />
      <Tools {...{ picture, edits, setEdits, tool, setTool, selected, select }} />
      {isAsking && <Ask {...{ isBegun, onGoOn, onLater }} onApply={() => void finish()} onDrop={onCancel} />}
    </>
  );
}
