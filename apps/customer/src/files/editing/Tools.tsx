import { useTexts } from '#ui/i18n';
import { Drawing, filePaths, iconPaths } from '#ui/icons';
import { type Edits, nextId, stepped, undone, untouched, withCover, withoutCover } from './edits.ts';
import { outward, type Size, wholeOf } from './geometry.ts';
import { editingTexts } from './texts.ts';
import styles from './tools.module.css';

interface ToolsProps {
  picture: Size;
  edits: Edits;
  setEdits: (change: (before: Edits) => Edits) => void;
  tool: 'crop' | 'cover';
  setTool: (tool: 'crop' | 'cover') => void;
  selected: number | null;
  select: (id: number | null) => void;
}

/** A box in the middle of what stays, for those who do not draw. */
function middleOf({ now: { crop } }: Edits, picture: Size) {
  const [width, height] = [crop.width / 4, crop.height / 6];
  const x = crop.x + (crop.width - width) / 2;
  return outward({ x, y: crop.y + (crop.height - height) / 2, width, height }, wholeOf(picture));
}

/** Which tool is in the hand, and what it can do beside dragging. */
export function Tools({ picture, edits, setEdits, tool, setTool, selected, select }: ToolsProps) {
  const texts = useTexts(editingTexts);
  const { now, past } = edits;
  const take = (taken: 'crop' | 'cover') => {
    setTool(taken);
    select(null);
  };
  const add = () => {
    const id = nextId(now);
    setEdits((before) => stepped(before, withCover(before.now, { id, box: middleOf(before, picture) })));
    select(id);
  };
  const remove = () => {
    if (selected === null) return;
    setEdits((before) => stepped(before, withoutCover(before.now, selected)));
    select(null);
  };
  const undo = () => {
    setEdits(undone);
    select(null);
  };
  const reset = () => {
    setEdits((before) => stepped(before, untouched(picture).now));
    select(null);
  };
  return (
    <div className={styles.tools} role="toolbar" aria-label={texts.tools}>
      <div className={styles.choice}>
        <Tool path={filePaths.crop} words={texts.crop} isPressed={tool === 'crop'} onTap={() => take('crop')} />
        <Tool path={filePaths.cover} words={texts.cover} isPressed={tool === 'cover'} onTap={() => take('cover')} />
      </div>
      {/* All of them at all times: the picture above shall not jump. */}
      <Tool path={filePaths.undo} words={texts.undo} isOff={past.length === 0} onTap={undo} />
      <Tool path={iconPaths.reload} words={texts.reset} isOff={past.length === 0} onTap={reset} />
      <Tool path={iconPaths.plus} words={texts.add} isOff={tool !== 'cover'} onTap={add} />
      <Tool path={iconPaths.close} words={texts.remove} isOff={selected === null} onTap={remove} />
    </div>
  );
}

interface ToolProps {
  path: string;
  words: string;
  isPressed?: boolean;
  isOff?: boolean;
  onTap: () => void;
}

// What is off keeps the focus that it may have had.
const Tool = ({ path, words, isPressed, isOff, onTap }: ToolProps) => (
  <button
    type="button"
    className={styles.tool}
    aria-pressed={isPressed}
    aria-disabled={isOff || undefined}
    onClick={isOff ? undefined : onTap}
  >
    <Drawing path={path} size={24} />
    {words}
  </button>
);
