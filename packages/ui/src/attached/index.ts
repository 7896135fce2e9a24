export { AttachedFiles } from './AttachedFiles.tsx';
export { FilesFrom } from './addresses.tsx';
export { lengthOf, sizeIn } from './told.ts';
