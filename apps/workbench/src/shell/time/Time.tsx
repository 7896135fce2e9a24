import { useFormats } from '#ui/i18n';
import { minute } from './minute.ts';

interface TimeProps {
  at: string;
  /** `both`: how far away, and the exact moment; `relative`: the exact moment on pointing. */
  as?: 'both' | 'relative' | 'exact';
}

/** A moment in the reader's zone. */
export function Time({ at, as = 'exact' }: TimeProps) {
  const formats = useFormats();
  const now = minute.use();
  const exact = formats.dateTime(at);
  const relative = formats.relative(at, now);
  return (
    <time dateTime={at} title={as === 'exact' ? relative : exact}>
      {as === 'exact' ? exact : relative}
      {as === 'both' && <span className="exact"> {formats.brief(at, now)}</span>}
    </time>
  );
}
