export { Icon } from './Icon.tsx';
export { type IconName, iconPaths } from './paths.ts';
