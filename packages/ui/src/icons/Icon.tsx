import { type IconName, iconPaths } from './paths.ts';

interface DrawingProps {
  /** Outlines on a 24 px grid. */
  path: string;
  /** Edge in pixels. */
  size?: number;
  className?: string;
}

/** A small drawing; it is hidden from readers of the page because a word always stands beside it. */
export function Drawing({ path, size = 20, className }: DrawingProps) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}

/** A drawing that both apps have at hand from their first screen on. */
export const Icon = ({ name, ...rest }: { name: IconName } & Omit<DrawingProps, 'path'>) => (
  <Drawing path={iconPaths[name]} {...rest} />
);
