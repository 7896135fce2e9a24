export { FullScreen } from './FullScreen.tsx';
export { useBackCloses } from './use-back-closes.ts';
