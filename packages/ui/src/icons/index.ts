export { filePaths } from './file-paths.ts';
export { Drawing, Icon } from './Icon.tsx';
export { type IconName, iconPaths } from './paths.ts';
