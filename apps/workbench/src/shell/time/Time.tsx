import { useFormats, useLanguage } from '#ui/i18n';
import { shortRelative } from './age.ts';
import { minute } from './minute.ts';

interface TimeProps {
  at: string;
  /**
   * `both`: how far away, and the exact moment; `short`: the same in a few letters; `relative`: the exact moment on
   * pointing.
   */
  as?: 'both' | 'short' | 'relative' | 'exact';
}

/** A moment in the reader's zone. */
export function Time({ at, as = 'exact' }: TimeProps) {
  const formats = useFormats();
  const { language } = useLanguage();
  const now = minute.use();
  const exact = formats.dateTime(at);
  const relative = as === 'short' ? shortRelative(language, at, now) : formats.relative(at, now);
  const isToday = new Date(at).toDateString() === now.toDateString();
  return (
    <time dateTime={at} title={as === 'exact' ? relative : exact}>
      {as === 'exact' ? exact : relative}
      {as === 'both' && <span className="exact"> {isToday ? formats.time(at) : exact}</span>}
      {as === 'short' && <span className="exact"> {formats.brief(at, now)}</span>}
    </time>
  );
}
