import { useTexts } from '#ui/i18n';
import { Choices } from '../../parts/index.ts';
import type { Attachment } from '../tray/attachment.ts';
import { mostBytes } from '../tray/kinds.ts';
import type { Tray } from '../tray/tray.ts';
import { stripTexts } from './texts.ts';
import { useSizes } from './words.ts';

/** Which size of a picture goes up; both are told in bytes. */
export function SizeChoice({ one, tray }: { one: Attachment; tray: Tray }) {
  const texts = useTexts(stripTexts);
  const size = useSizes();
  const { other, size: chosen } = one;
  if (!other || !chosen) return null;
  const [smaller, original] = chosen === 'smaller' ? [one, other] : [other, one];
  if (original.bytes > mostBytes.picture) return <p>{texts.originalTooLarge(size(mostBytes.picture))}</p>;
  return (
    <Choices
      label={texts.size}
      value={chosen}
      onChoose={(wished) => {
        if (wished !== chosen) tray.chooseOther(one.id);
      }}
      options={[
        { value: 'smaller', words: texts.smaller(size(smaller.bytes)), help: texts.smallerHelp },
        { value: 'original', words: texts.original(size(original.bytes)), help: texts.originalHelp },
      ]}
    />
  );
}
