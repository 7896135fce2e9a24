import { type IconName, iconPaths } from './paths.ts';

interface IconProps {
  name: IconName;
  /** Edge in pixels. */
  size?: number;
  className?: string;
}

/** A small drawing; it is hidden from readers of the page because a word always stands beside it. */
export function Icon({ name, size = 20, className }: IconProps) {
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
      <path d={iconPaths[name]} />
    </svg>
  );
}
