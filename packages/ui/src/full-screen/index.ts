export { FullScreen } from './FullScreen.tsx';
export { type Close, useBackCloses } from './use-back-closes.ts';
